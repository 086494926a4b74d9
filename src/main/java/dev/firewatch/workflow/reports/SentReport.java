package dev.firewatch.workflow.reports;

import java.time.Instant;
import java.time.YearMonth;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A report that was due, or that somebody sent. Inserting it is the claim to send it: the
 * id names the report, and the moment it was due or the act that sent it.
 *
 * @param month the month it is about, such as {@code 2026-11}; null if a team's week
 * @param team the team whose week it is; null if a month
 * @param at the moment up to which it reports
 */
@Document("reports")
record SentReport(@Id String id, @Nullable String month, @Nullable String team, Instant at) {

	static SentReport ofMonth(YearMonth month, Instant at, String act) {
		return new SentReport("month/" + month + "/" + act, month.toString(), null, at);
	}

	static SentReport ofWeek(String team, Instant at, String act) {
		return new SentReport("week/" + team + "/" + act, null, team, at);
	}

}
