package dev.firewatch.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;

/**
 * A fix about to be promised: what, by whom, until when, and how it will be checked.
 */
public record NewFix(String title, Instant at, PersonId by, List<Owner> owners, List<String> answers, LocalDate due,
		VerificationPlan plan) {
}
