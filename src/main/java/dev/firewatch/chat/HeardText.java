package dev.firewatch.chat;

import java.util.List;

/** A text as people see it, and the people it mentions. */
public record HeardText(String text, List<MentionedPerson> mentions) {
}
