package dev.firewatch.workflow.messages;

import dev.firewatch.workflow.postmortems.SectionMessages;

/** What the bot says about one incident. */
public record IncidentMessages(CardMessage card, AnnouncementMessage announcement, SectionMessages sections) {
}
