package dev.firewatch.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.firewatch.exchange.YamlImport.Arrival;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Templates;

/** Reads an incident that was handled elsewhere, in whatever form it was written down. */
public final class ReviewImport {

	/** The template whose sections a written postmortem fills. */
	private static final String TEMPLATE = "standard";

	/** Deeper than anybody nests by hand; a reader could not go down endlessly. */
	private static final int DEEPEST = 200;

	/** Lists that begin in one line, one in the other. */
	private static final Pattern STACKED = Pattern.compile("(?:[-?:]\\s){100}");

	private final YamlImport yaml;

	private final Templates templates;

	private final Policy policy;

	public ReviewImport(Templates templates, Policy policy) {
		this.yaml = new YamlImport(templates);
		this.templates = templates;
		this.policy = policy;
	}

	/** How a review is written. */
	public enum ReviewFormat {

		YAML, JSON, MARKDOWN;

		/** What the first line of a review in YAML begins with. */
		private static final Pattern KEY = Pattern.compile(
				"(?:incident_review|firewatch|incident_id|title|date|severity|duration|related_risk|timeline|detection|response|root_cause|risk_process_audit|actions|learnings):(?:\\s.*)?");

		/** The form that a file's name tells; empty if it is none that is read. */
		public static Optional<ReviewFormat> ofName(String name) {
			String plain = name.toLowerCase(Locale.ROOT);
			if (plain.endsWith(".md") || plain.endsWith(".markdown") || plain.endsWith(".txt")) {
				return Optional.of(MARKDOWN);
			}
			if (plain.endsWith(".yaml") || plain.endsWith(".yml")) {
				return Optional.of(YAML);
			}
			return plain.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
		}

		/** The form of a text that somebody pasted. */
		public static ReviewFormat ofText(String text) {
			String plain = text.replace("\ufeff", "").stripLeading();
			if (plain.startsWith("{")) {
				return JSON;
			}
			boolean keys = plain.lines()
				.filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("---"))
				.findFirst()
				.filter(line -> KEY.matcher(line).matches())
				.isPresent();
			return keys ? YAML : MARKDOWN;
		}

	}

	/**
	 * Reads a file; throws {@link InvalidConfiguration} with everything that is wrong
	 * with it.
	 */
	public ReadReview read(ReviewFormat format, String text, Arrival arrival) {
		if (text.isBlank()) {
			throw refused("There is nothing in it.", "Send the text of the postmortem.");
		}
		return switch (format) {
			case YAML -> {
				if (nested(text) > DEEPEST || STACKED.matcher(text).find()) {
					throw refused("This is nested too deeply.", "Send it as the API exports it.");
				}
				yield yaml.read(text, arrival);
			}
			case JSON -> JsonReview.read(text, arrival);
			case MARKDOWN -> MarkdownReview.read(text, templates.template(TEMPLATE)
				.orElseThrow(() -> refused("There is no template named standard.", "Add it to the templates again.")),
					policy, arrival);
		};
	}

	private static InvalidConfiguration refused(String complaint, String remedy) {
		return new InvalidConfiguration(List.of(new ConfigProblem("import", 1, "", complaint, remedy)));
	}

	/** How many brackets are open at once, at most. */
	private static int nested(String text) {
		int open = 0;
		int most = 0;
		for (int n = 0; n < text.length(); n++) {
			char letter = text.charAt(n);
			if (letter == '[' || letter == '{') {
				most = Math.max(most, ++open);
			}
			else if (letter == ']' || letter == '}') {
				open = Math.max(0, open - 1);
			}
		}
		return most;
	}

}
