package dev.firewatch.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;
import org.jspecify.annotations.Nullable;

/**
 * A fix about to be promised: what, by whom, until when, and how it will be checked. One
 * that was written down elsewhere may name nobody and no day.
 */
public record NewFix(String title, Instant at, PersonId by, List<Owner> owners, List<String> answers,
		@Nullable LocalDate due, VerificationPlan plan) {
}
