package dev.firewatch.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Verification;
import dev.firewatch.remediation.VerificationPlan;
import org.jspecify.annotations.Nullable;

/**
 * Fixes as values: {@code aFix().owned("bob").done()}. They are promised on a Friday and
 * due three weeks later.
 */
public final class FixFixture {

	public static final Instant PROMISED = Instant.parse("2026-11-20T14:00:00Z");

	public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

	public static final LocalDate DUE = LocalDate.of(2026, 12, 11);

	public static final Instant LOOKED = Instant.parse("2026-12-21T10:00:00Z");

	private static final int CHECK_AFTER_DAYS = 30;

	private String title = "Renew certificates by themselves";

	private List<Owner> owners = List.of(Owner.of(IncidentFixture.person("bob")));

	private List<String> answers = List.of();

	private LocalDate due = DUE;

	private VerificationPlan plan = VerificationPlan.NONE;

	private FixFixture() {
	}

	public static FixFixture aFix() {
		return new FixFixture();
	}

	public FixFixture titled(String words) {
		title = words;
		return this;
	}

	public FixFixture owned(String... names) {
		owners = Arrays.stream(names).map(IncidentFixture::person).map(Owner::of).toList();
		return this;
	}

	public FixFixture ownedByRole(String role) {
		owners = List.of(Owner.of(role));
		return this;
	}

	public FixFixture answering(String... causes) {
		answers = List.of(causes);
		return this;
	}

	public FixFixture due(LocalDate day) {
		due = day;
		return this;
	}

	public FixFixture measured(String metric, String target) {
		plan = new VerificationPlan(null, metric, target, null, null, null);
		return this;
	}

	public FixFixture planned(VerificationPlan how) {
		plan = how;
		return this;
	}

	public Fix open() {
		return new Fix(1, title, PROMISED, IncidentFixture.person("bob"), owners, answers, due, plan);
	}

	public Fix started() {
		Fix fix = open();
		fix.start();
		return fix;
	}

	public Fix done() {
		Fix fix = open();
		finish(fix);
		return fix;
	}

	/** Done, and the target missed. */
	public Fix failed() {
		Fix fix = done();
		fix.verified(missed(null));
		return fix;
	}

	/** Done, the target missed, and yet it is to count. */
	public Fix exceptionAsked() {
		Fix fix = done();
		fix.verified(missed("it is good enough"));
		return fix;
	}

	public Fix verified() {
		Fix fix = done();
		fix.verified(passed());
		return fix;
	}

	public Fix dropAsked() {
		Fix fix = open();
		fix.requestDrop(IncidentFixture.person("bob"), LOOKED, "superseded");
		return fix;
	}

	public Fix dropped() {
		Fix fix = dropAsked();
		fix.approve(IncidentFixture.person("carol"), false, LOOKED);
		return fix;
	}

	/** The fix, promised in the incident's file. */
	public Fix in(Casefile file) {
		return file.promise(new NewFix(title, PROMISED, IncidentFixture.person("bob"), owners, answers, due, plan));
	}

	/** Bob says it is done, on the day it was promised. */
	public static void finish(Fix fix) {
		fix.done(IncidentFixture.person("bob"), PROMISED, "merged", TODAY, CHECK_AFTER_DAYS);
	}

	public static Verification passed() {
		return result(Verdict.PASS, null);
	}

	public static Verification missed(@Nullable String exception) {
		return result(Verdict.FAIL, exception);
	}

	private static Verification result(Verdict verdict, @Nullable String exception) {
		PersonId alice = IncidentFixture.person("alice");
		return new Verification("97%", ">= 95%", verdict, null, alice, LOOKED, exception, null, null);
	}

}
