package dev.firewatch.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Message;
import dev.firewatch.people.Person;
import dev.firewatch.testing.FakeChat;

/**
 * Something that was said without being asked for.
 *
 * @param to null if it was said in the leadership's channel
 * @param things what the message of the day is about; empty for a question about a
 * section
 */
record Said(Instant at, Person to, List<Thing> things, String text) {

	private static final Pattern FIX = Pattern.compile("(F\\d+) .*(INC-\\d{4}-\\d+)", Pattern.DOTALL);

	private static final Pattern OTHER = Pattern.compile("(INC-\\d{4}-\\d+)");

	/**
	 * A thing that waits.
	 *
	 * @param item the fix, or what else it is
	 */
	record Thing(String incident, String item) {

		boolean fix() {
			return item.matches("F\\d+");
		}

	}

	static Said of(Instant at, Person to, Message message) {
		List<Thing> things = new ArrayList<>();
		String text = FakeChat.text(message);
		if (text.lines()
			.limit(2)
			.anyMatch(line -> line.matches("(One thing|\\d+ things) (today, |nobody has acted on).*"))) {
			message.blocks()
				.stream()
				.filter(Block.Item.class::isInstance)
				.map(item -> FakeChat.text(new Message("", List.of(item))))
				.forEach(line -> things.add(thing(line)));
		}
		return new Said(at, to, things, text);
	}

	private static Thing thing(String line) {
		Matcher fix = FIX.matcher(line);
		if (fix.find()) {
			return new Thing(fix.group(2), fix.group(1));
		}
		Matcher other = OTHER.matcher(line);
		if (!other.find()) {
			throw new AssertionError("A line about no incident: " + line);
		}
		return new Thing(other.group(1), line.substring(0, line.indexOf(other.group(1))));
	}

	/** Whether it is the message of the day, with everything that waits. */
	boolean daily() {
		return !things.isEmpty();
	}

	/** The reader's day. */
	LocalDate day() {
		return LocalDate.ofInstant(at, to.zone());
	}

	boolean about(String incident, String fix) {
		return things.contains(new Thing(incident, fix));
	}

}
