package dev.firewatch.testing;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Causes;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verdict;
import dev.firewatch.remediation.Verification;
import dev.firewatch.remediation.VerificationPlan;

/**
 * Two years of published reviews of an organisation that improves or doesn't, with the
 * truth counted beside them as they are made.
 */
public final class SyntheticYears {

	private static final int MONTHS = 24;

	private final Random random;

	private final YearMonth first;

	private final String service;

	private final String ids;

	private final List<Casefile> files = new ArrayList<>();

	private final Map<String, Truth> truth = new LinkedHashMap<>();

	/** What is true of one month. */
	public static final class Truth {

		public int audits;

		public int inRegister;

		public double gap;

		public double cascades;

		public double mitigations;

		public double actual;

		public int foundNothing;

		public int selfVerified;

		public int uncovered;

	}

	public SyntheticYears(long seed, YearMonth first, String service, String ids, int eachMonth, boolean improves) {
		this.random = new Random(seed);
		this.first = first;
		this.service = service;
		this.ids = ids;
		for (int month = 0; month < MONTHS; month++) {
			double good = improves ? 0.2 + 0.75 * month / (MONTHS - 1) : 0.45;
			for (int n = 0; n < eachMonth; n++) {
				files.add(file(month, good));
			}
		}
	}

	public List<Casefile> files() {
		return files;
	}

	/** By month. */
	public Map<String, Truth> truth() {
		return truth;
	}

	private Casefile file(int number, double good) {
		YearMonth month = first.plusMonths(number);
		Truth now = truth.computeIfAbsent(month.toString(), none -> new Truth());
		Instant published = month.atDay(1 + random.nextInt(28)).atTime(12, 0).toInstant(ZoneOffset.UTC);
		int place = files.size() + 1;
		var alice = IncidentFixture.person("alice");
		Incident incident = Incident.declared(new Incident.Declaration(service + " fails " + place, Kind.INCIDENT,
				false, Platform.LOCAL, alice, published.minusSeconds(86_400), null), List.of(), Severity.SEV2);
		incident.resolve(published.minusSeconds(80_000));
		Postmortem review = new Postmortem("risk-review", published, published,
				List.of(SectionState.untouched("audit")));
		review.publishedElsewhere(Map.of("audit", answers(now, good)), alice, published, "hash");
		Causes causes = new Causes();
		causes.add("Cause " + letters(place) + " of " + service, null, true, alice);
		boolean covered = random.nextDouble() < good;
		boolean self = random.nextDouble() > good;
		Casefile file = Casefile.restored(new IncidentId(ids + "%05d".formatted(place)), ids + place, incident, causes,
				List.of(), review);
		Fix fix = file.promise(new NewFix("Mend it", published, alice, List.of(Owner.of(IncidentFixture.person("bob"))),
				covered ? List.of("CF1") : List.of(), null, VerificationPlan.NONE));
		fix.done(IncidentFixture.person("bob"), published, null, month.atDay(28), 0);
		fix.verified(new Verification("100%", ">= 95%", Verdict.PASS, null,
				IncidentFixture.person(self ? "bob" : "carol"), published, null, null, null));
		now.uncovered += covered ? 0 : 1;
		now.selfVerified += self ? 1 : 0;
		return file;
	}

	/** Words that differ: figures alone don't make another cause. */
	private static String letters(int number) {
		StringBuilder letters = new StringBuilder("part");
		String.valueOf(number).chars().forEach(digit -> letters.append((char) (digit - '0' + 'a')));
		return letters.toString();
	}

	private Map<String, String> answers(Truth now, double good) {
		boolean known = random.nextDouble() < good;
		int band = 1 + random.nextInt(3);
		int off = random.nextDouble() < good ? 0 : 1 + random.nextInt(2);
		int seen = (int) Math.round(3 * Math.min(1, good * (0.8 + 0.4 * random.nextDouble())));
		boolean worked = random.nextDouble() < good;
		int late = (int) Math.round((1 - good) * (60 + random.nextInt(240)));
		now.audits++;
		now.inRegister += known ? 1 : 0;
		now.gap += off;
		now.cascades += seen;
		now.mitigations += worked ? 1 : 0;
		now.actual += 15 + late;
		now.foundNothing += known && off == 0 && seen == 3 && worked ? 1 : 0;
		return Map.of("in-register", known ? "Yes" : "No", "probability-accurate", off == 0 ? "Yes" : "Underestimated",
				"original-score", "P=" + band, "actual-frequency", "P=" + (band + off), "cascades-predicted",
				(seen == 3 ? "Yes, " : "Partially, ") + seen + " of 3", "mitigation-worked", worked ? "Yes" : "No",
				"expected-detection", "15 minutes", "time-to-detect", (15 + late) + " min");
	}

}
