package dev.firewatch.workflow.evidence;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody looked at something of an incident; once a day and person.
 *
 * @param id incident, person, thing and day
 * @param who a person by their id, or who it was in words
 */
@Document("looks")
public record KeptLook(@Id String id, String incident, String who, String what, Instant at) {
}
