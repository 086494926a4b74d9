package dev.firewatch.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a risk has to be like to be kept. */
public final class RiskRules {

	public static final int LONGEST_TITLE = 200;

	/** Of a mitigation, an indicator and the like. */
	public static final int LONGEST_LINE = 1_000;

	public static final int LONGEST_TEXT = 10_000;

	/** As many as anybody can look after. */
	public static final int MOST_PARTS = 50;

	private final List<RiskProblem> problems = new ArrayList<>();

	private RiskRules() {
	}

	/** What is wrong; empty if it may be kept. */
	public static List<RiskProblem> problems(RiskId id, RiskContent content) {
		RiskRules rules = new RiskRules();
		rules.check(content);
		rules.checkParts(id, content);
		return rules.problems;
	}

	private void check(RiskContent content) {
		if (content.title().isBlank()) {
			say("title", "title is missing: say what may happen.");
		}
		fit("title", content.title(), LONGEST_TITLE);
		band("probability", content.probability());
		band("impact", content.impact());
		fit("description", content.description(), LONGEST_TEXT);
		fit("category", content.category(), LONGEST_TITLE);
		fit("escalation", content.escalation(), LONGEST_TEXT);
		owner("owner", content.owner());
		content.services().forEach(service -> part("services", service));
		if (content.acceptedUntil() != null && content.status() != RiskStatus.ACCEPTED) {
			say("acceptedUntil", "acceptedUntil belongs to a risk that is accepted, and this one is "
					+ content.status().key() + ". Leave it out, or set status to accepted.");
		}
	}

	private void checkParts(RiskId id, RiskContent content) {
		few("services", content.services().size());
		few("mitigations", content.mitigations().size());
		few("indicators", content.indicators().size());
		few("cascades", content.cascades().size());
		for (Mitigation mitigation : content.mitigations()) {
			part("mitigations", mitigation.text());
			owner("mitigations", mitigation.owner());
		}
		for (RiskIndicator indicator : content.indicators()) {
			part("indicators", indicator.text());
			fit("indicators", indicator.threshold(), LONGEST_LINE);
			fit("indicators", indicator.source(), LONGEST_LINE);
		}
		Set<RiskId> seen = new HashSet<>();
		for (Cascade cascade : content.cascades()) {
			fit("cascades", cascade.how(), LONGEST_LINE);
			if (cascade.to().equals(id)) {
				say("cascades", "A risk can't lead to itself. Name another one.");
			}
			if (!seen.add(cascade.to())) {
				say("cascades", "cascades names " + cascade.to() + " twice. Say both ways in one.");
			}
		}
	}

	private void band(String field, int band) {
		if (band < 1 || band > RiskContent.MOST) {
			say(field, field + " is a whole number from 1 to " + RiskContent.MOST + ".");
		}
	}

	private void owner(String field, @Nullable RiskOwner owner) {
		if (owner != null) {
			part(field, owner.written());
			fit(field, owner.written(), LONGEST_TITLE);
		}
	}

	private void part(String field, String text) {
		if (text.isBlank()) {
			say(field, field + " has an entry without a text. Write it, or leave the entry out.");
		}
		fit(field, text, LONGEST_LINE);
	}

	private void fit(String field, @Nullable String text, int most) {
		if (text != null && text.length() > most) {
			say(field, "%s is longer than %,d characters. Shorten it.".formatted(field, most));
		}
	}

	private void few(String field, int number) {
		if (number > MOST_PARTS) {
			say(field, "%s has more than %d entries. Split the risk.".formatted(field, MOST_PARTS));
		}
	}

	private void say(String field, String sentence) {
		problems.add(new RiskProblem(field, sentence));
	}

}
