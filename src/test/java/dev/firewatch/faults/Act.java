package dev.firewatch.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody does, under a key and a token of its own by which it is found
 * again wherever it left something, and what became of it.
 */
final class Act {

	private static final Pattern FIX = Pattern.compile("\\b(F\\d+)\\b");

	private static final Pattern INCIDENT = Pattern.compile("\\b(INC-\\d{4}-\\d{4,})\\b");

	private final Verb verb;

	private final Person person;

	private final String token;

	private final @Nullable String incident;

	private final String text;

	private volatile @Nullable String acknowledgement;

	private volatile String lastAnswer = "";

	/** What people do, and what the answer says when it was done. */
	enum Verb {

		NEW("Its channel opens now", true), NOTE("\\(E\\d+\\)", true), UPDATE("^Update", true),
		SEV("Severity is SEV\\d now", false), ROLE(" is .* now\\.", false), CAUSE("\\bCF\\d+", true),
		FIX("\\bF\\d+\\b.*due", true), START("\\bF\\d+\\b", false), DONE("\\bF\\d+\\b", false);

		private final Pattern done;

		private final boolean echoes;

		/**
		 * @param done what the answer says
		 * @param echoes whether the answer shows the text
		 */
		Verb(String done, boolean echoes) {
			this.done = Pattern.compile(done);
			this.echoes = echoes;
		}

		/** Whether it leaves an entry under its key on the timeline. */
		boolean leavesAnEntry() {
			return this != CAUSE;
		}

	}

	/**
	 * @param incident the one it is about; null for a declaration
	 * @param text as typed after the command
	 */
	Act(Verb verb, Person person, String token, @Nullable String incident, String text) {
		this.verb = verb;
		this.person = person;
		this.token = token;
		this.incident = incident;
		this.text = text;
	}

	Verb verb() {
		return verb;
	}

	Person person() {
		return person;
	}

	/** A word that nobody else says. */
	String token() {
		return token;
	}

	/** What makes it the same act however often it arrives. */
	String key() {
		return "trigger-" + token;
	}

	@Nullable String incident() {
		return incident;
	}

	String text() {
		return text;
	}

	/** Takes down an answer. */
	void answered(Person.Answer answer) {
		lastAnswer = answer.status() + " " + answer.text();
		if (answer.status() == 200 && says(answer)) {
			acknowledgement = answer.text();
		}
	}

	private boolean says(Person.Answer answer) {
		String said = answer.text();
		if (said.startsWith("That was saved already")) {
			return true;
		}
		boolean forAll = verb == Verb.NEW || answer.body().contains("\"in_channel\"");
		return forAll && verb.done.matcher(said).find() && (!verb.echoes || said.contains(token));
	}

	boolean acknowledged() {
		return acknowledgement != null;
	}

	/** Whether the answer asked for the same once more. */
	boolean isToBeRepeated() {
		return !acknowledged() && (lastAnswer.contains("could not confirm") || lastAnswer.contains("Too much is going")
				|| lastAnswer.contains("Several people are changing"));
	}

	/** The fix that the acknowledgement names; null if it names none. */
	@Nullable String fix() {
		return named(FIX);
	}

	/** The incident that the acknowledgement names; null if it names none. */
	@Nullable String declared() {
		return named(INCIDENT);
	}

	private @Nullable String named(Pattern name) {
		Matcher found = name.matcher(acknowledgement == null ? "" : acknowledgement);
		return found.find() ? found.group(1) : null;
	}

	@Override
	public String toString() {
		return verb + " " + token + (incident == null ? "" : " on " + incident)
				+ (acknowledged() ? ", acknowledged" : "") + ", last answer: " + lastAnswer;
	}

}
