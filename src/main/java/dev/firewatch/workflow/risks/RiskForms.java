package dev.firewatch.workflow.risks;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RiskRule;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import org.jspecify.annotations.Nullable;

/** The forms in which risks are entered and changed. */
class RiskForms {

	/** What one line says, with an example. */
	private static final Map<String, List<String>> LINES = Map.ofEntries(
			Map.entry("indicator", List.of("What would show it", "Parse errors threshold 5 an hour source alerts")),
			Map.entry("cascade", List.of("Which risk it leads to, and how", "RISK-031 reports are late")),
			Map.entry("due", List.of("Which mitigation, by when, and why", "M1 2026-12-24 the vendor is late")),
			Map.entry("owner", List.of("Who answers for it", "@bob")),
			Map.entry("review", List.of("When to look at it again", "2026-12-24, 6 months, fri")),
			Map.entry("accept", List.of("Until when, and why", "until 2026-12-24 the rewrite comes first")),
			Map.entry("retire", List.of("Why it is no risk any more", "the service is gone")),
			Map.entry("reopen", List.of("Why it is a risk again", "it happened after all")),
			Map.entry("title", List.of("Its title", "Source schema change breaks pipeline")),
			Map.entry("describe", List.of("What may happen, and why", "")),
			Map.entry("category", List.of("Its category", "data")),
			Map.entry("services", List.of("The services it is about", "pipeline, reports")),
			Map.entry("escalation", List.of("Who is told, in which order", "on call, then the head of data")));

	private final RiskRule bands;

	RiskForms(Policy policy) {
		this.bands = policy.risks();
	}

	/** The form of a new risk, with what is known of it. */
	Form entry(String title, @Nullable Integer probability, @Nullable Integer impact, List<PersonId> owner) {
		return Form.of(new Action("risk", null, "new"), "New risk", "Enter",
				new Field.TextField("title", "What may happen", false, false, title,
						"Source schema change breaks pipeline", null),
				likely(probability), harmful(impact),
				new Field.PeopleField("owner", "Who answers for it", true, false, owner),
				Field.optionalLines("description", "More about it"));
	}

	/** The form of a new risk that came true in an incident. */
	Form entryOf(IncidentId incident, String title, @Nullable Integer probability, @Nullable Integer impact,
			List<PersonId> owner) {
		Form entry = entry(title, probability, impact, owner);
		return new Form(new Action("risk", incident.value(), "link new"), entry.title(), entry.submitLabel(),
				entry.fields());
	}

	/** Whether a change has a form. */
	boolean has(String sub) {
		return LINES.containsKey(sub) || sub.equals("score") || sub.equals("mitigation") || sub.equals("p")
				|| sub.equals("impact");
	}

	/** The form of one change. */
	Form change(Risk risk, String sub) {
		RiskContent content = risk.content();
		return switch (sub) {
			case "score", "p",
					"impact" ->
				Form.of(RiskCard.action(risk, "score"), "Score " + risk.id(), "Save", likely(content.probability()),
						harmful(content.impact()),
						new Field.TextField("why", "Why", true, false, "", "three times this year", null));
			case "mitigation" -> Form.of(RiskCard.action(risk, sub), "Mitigate " + risk.id(), "Add",
					new Field.TextField("text", "What makes it less likely or less harmful", false, false, "",
							"Contract tests for every source", null),
					new Field.PeopleField("owner", "Who does it", true, false, List.of()),
					new Field.DateField("due", "By when", true, ""));
			default -> line(risk, sub, LINES.getOrDefault(sub, List.of("", "")));
		};
	}

	/** The form of another date for a mitigation. */
	Form due(Risk risk, String mitigation) {
		List<String> words = LINES.getOrDefault("due", List.of());
		return Form.of(RiskCard.action(risk, "due"), "Another date", "Save",
				new Field.TextField("text", words.get(0), false, false, mitigation + " ", words.get(1), null));
	}

	private static Form line(Risk risk, String sub, List<String> words) {
		return Form.of(RiskCard.action(risk, sub), "Change " + risk.id(), "Save", new Field.TextField("text",
				words.get(0), false, false, "", words.get(1).isEmpty() ? null : words.get(1), null));
	}

	private Field likely(@Nullable Integer band) {
		return band("probability", "How often", band,
				IntStream.rangeClosed(1, RiskRule.BANDS).mapToObj(one -> bands.likely(one).words()).toList());
	}

	private Field harmful(@Nullable Integer band) {
		return band("impact", "What harm", band,
				IntStream.rangeClosed(1, RiskRule.BANDS).mapToObj(one -> bands.harmful(one).harm()).toList());
	}

	private static Field band(String id, String label, @Nullable Integer band, List<String> meanings) {
		return new Field.ChoiceField(id, label, false,
				IntStream.rangeClosed(1, meanings.size())
					.mapToObj(one -> new Field.Option(String.valueOf(one), one + " · " + cut(meanings.get(one - 1))))
					.toList(),
				band == null ? null : String.valueOf(band), null);
	}

	/** Slack shows 75 characters of an option. */
	private static String cut(String meaning) {
		return meaning.length() <= 65 ? meaning : meaning.substring(0, 64) + "…";
	}

}
