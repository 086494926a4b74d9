package dev.firewatch.workflow.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.policy.Policy;
import dev.firewatch.policy.SignalRule;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Template;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.setup.SetupLine.SetupAnswer;

/**
 * How each line of the checklist is answered. The questions are those of the source, in
 * its order.
 */
final class SetupRules {

	/** Fewer entries can't be told a story from. */
	static final int ENOUGH_ENTRIES = 3;

	private static final Duration MONTH = Duration.ofDays(30);

	/** What a template has to hold, by the sources that bring it in. */
	private static final Map<String, List<String>> PARTS = Map.of("the timeline",
			List.of("timeline", "timeline-with-links"), "contributing factors", List.of("causes", "cause-texts"),
			"what was not a cause", List.of("not-causes"), "remediations",
			List.of("fixes", "fixes-immediate", "fixes-by-category"));

	private static final List<String> IN_ORDER = List.of("the timeline", "contributing factors", "what was not a cause",
			"remediations");

	private SetupRules() {
	}

	/**
	 * @param told of the last incidents, how many have enough entries that people wrote
	 */
	static SetupLine logged(long told, long incidents) {
		return new SetupLine("Is every decision logged with enough detail to reconstruct it later?",
				SetupAnswer.of(told, incidents),
				"Commands, changes and overrides are kept by themselves, with who, when and why. "
						+ entries(told, incidents),
				"While it burns, `note <text>` or 📌 a message; afterwards, `import` what is in other tools.");
	}

	private static String entries(long told, long incidents) {
		String enough = ENOUGH_ENTRIES + " entries or more that people wrote.";
		if (incidents == 0) {
			return "There was no incident yet.";
		}
		if (incidents == 1) {
			return "The only incident has " + (told == 1 ? enough : "fewer than " + enough.replace(" or more", ""));
		}
		return "Of the last " + incidents + " incidents, " + told + (told == 1 ? " has " : " have ") + enough;
	}

	static SetupLine documented(Policy policy, List<Template> used) {
		return new SetupLine("Is the postmortem process documented before an incident occurs, not during one?",
				SetupAnswer.YES,
				"policy.yml says who is asked, by when and who signs ("
						+ Wording.joined(policy.postmortem()
							.signRoles()
							.stream()
							.map(role -> policy.role(role).map(rule -> rule.title()).orElse(role))
							.toList())
						+ "); postmortems follow " + Wording.joined(used.stream().map(Template::id).toList()) + ".",
				"Change config/policy.yml and config/templates until they are how you work.");
	}

	static SetupLine template(Policy policy, List<Template> used) {
		Map<String, List<String>> lacking = new LinkedHashMap<>();
		for (Template template : used) {
			List<String> parts = IN_ORDER.stream()
				.filter(part -> !has(template, PARTS.getOrDefault(part, List.of())))
				.toList();
			if (!parts.isEmpty()) {
				lacking.computeIfAbsent(Wording.joined(parts), none -> new ArrayList<>()).add(template.id());
			}
		}
		List<String> missing = new ArrayList<>();
		lacking.forEach((parts, templates) -> missing
			.add(Wording.joined(templates) + (templates.size() == 1 ? " lacks " : " lack ") + parts));
		boolean checked = policy.fixes().checkAfter().compareTo(MONTH) <= 0;
		if (!checked) {
			missing.add("fixes are checked " + Wording.count(policy.fixes().checkAfter().toDays(), "day")
					+ " after they are done, later than 30");
		}
		return new SetupLine(
				"Does the postmortem template include timeline, contributing factors, non-causes, remediations, and "
						+ "30-day verification?",
				missing.isEmpty() ? SetupAnswer.YES : checked ? SetupAnswer.PARTLY : SetupAnswer.NO,
				missing.isEmpty() ? "All of it is in " + Wording.joined(used.stream().map(Template::id).toList()) + "."
						: capital(String.join("; ", missing)) + ".",
				"Add the questions to the template (config/templates), and set `check-after: 30d` under fixes in "
						+ "policy.yml.");
	}

	private static boolean has(Template template, List<String> sources) {
		return template.sections()
			.stream()
			.flatMap(section -> section.questions().stream())
			.map(Question::source)
			.anyMatch(source -> source != null && sources.contains(source));
	}

	/**
	 * @param interfaces how many risks of the register are about an interface
	 * @param queues how many are about a queue, or the load on people
	 */
	static SetupLine pressure(long interfaces, long queues) {
		return new SetupLine("Are interface design and queue pressure treated as risks, not just as human factors?",
				SetupAnswer.of(Stream.of(interfaces, queues).filter(number -> number > 0).count(), 2),
				"The register has " + Wording.count(interfaces, "risk") + " about an interface and "
						+ Wording.count(queues, "risk") + " about a queue or the load on people.",
				"Enter them: `risk new Queue pressure hides urgent tickets P3 I4`; say of a cause what it is: "
						+ "`cause kind CF1 interface`.");
	}

	/**
	 * @param seniors how many people decide when signals add up
	 */
	static SetupLine signals(Policy policy, int seniors) {
		List<String> families = policy.signals()
			.stream()
			.filter(rule -> rule.phrases().size() > 1)
			.map(SignalRule::family)
			.toList();
		boolean active = !families.isEmpty();
		return new SetupLine("Is the rule active that two signals of one kind need a decision?",
				active && seniors > 0 ? SetupAnswer.YES : active ? SetupAnswer.PARTLY : SetupAnswer.NO,
				(active ? "Signals of " + Wording.joined(families) + " are watched for" : "No signals are watched for")
						+ ", and "
						+ (seniors == 0 ? "nobody is" : seniors == 1 ? "one person is" : seniors + " people are")
						+ " in the senior group.",
				"Name phrases under `signals` and people under `senior-group` in policy.yml.");
	}

	/**
	 * @param lands of the last year's fixes, how many are for which destination
	 */
	static SetupLine fedBack(Map<String, Long> lands, long fixes) {
		long named = lands.values().stream().mapToLong(Long::longValue).sum();
		return new SetupLine(
				"Are postmortem findings feeding back into training data, routing rules, and interface " + "design?",
				SetupAnswer.of(named, fixes),
				fixes == 0 ? "No fix was promised in the last year."
						: "Of " + Wording.fixes(fixes) + " of the last year, " + named + " say where they land"
								+ (lands.isEmpty() ? "."
										: ": " + lands.entrySet()
											.stream()
											.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
											.limit(5)
											.map(one -> one.getKey() + " (" + one.getValue() + ")")
											.collect(Collectors.joining(", ")) + "."),
				"`fix F1` opens its form, which asks where it lands.");
	}

	/**
	 * @param open how many fixes aren't verified or dropped
	 * @param owned how many of them have an owner and a date
	 */
	static SetupLine tracked(long open, long owned, long late) {
		return new SetupLine("Is every open remediation tracked until verified closed?", SetupAnswer.of(owned, open),
				open == 0 ? "No fix is open." : Wording.fixes(open) + (open == 1 ? " is" : " are") + " open, " + owned
						+ " with an owner and a date, " + late + " late. Each is reminded of until it is verified.",
				"`list` shows what is open, `fix F1 @owner due fri` names owner and date.");
	}

	private static String capital(String text) {
		return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
	}

}
