package dev.firewatch.chat.teams.connector;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where to reach something on Teams, by what it is: {@code person/…}, {@code room/…},
 * {@code key/…} (the room opened under a key), {@code account/…} (the person of an
 * account) or {@code service}.
 *
 * @param conversation the conversation's id; for an account the person's id
 * @param serviceUrl where its service is; empty if it isn't known
 * @param team the team that a channel is in, if we opened it or have seen it
 * @param mark for a personal chat the message that shows what the person has to do; for a
 * private channel its owner until somebody is invited
 */
@Document("teams_references")
public record Reference(@Id String id, String conversation, String serviceUrl, @Nullable String team,
		@Nullable String mark) {

}
