package dev.firewatch.casefile;

import java.time.Instant;
import java.time.LocalDate;

import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What is known when the record of a deletion begins.
 *
 * @param from the first day of the data, and {@code to} the last
 * @param requestedBy who asks for it, in words; empty if nobody was named
 * @param requester who that is, if it is somebody known
 * @param threshold more records than this need an approval
 */
public record NewDeletion(String dataset, LocalDate from, LocalDate to, String requestedBy,
		@Nullable PersonId requester, long threshold, Instant at) {
}
