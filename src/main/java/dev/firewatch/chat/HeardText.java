package dev.firewatch.chat;

import java.util.List;

/** A text as people see it, and who is meant in it. */
public record HeardText(String text, List<MentionedPerson> mentions) {
}
