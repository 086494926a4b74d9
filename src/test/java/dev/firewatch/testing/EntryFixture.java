package dev.firewatch.testing;

import java.time.Instant;

import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.jspecify.annotations.Nullable;

/** Entries of a timeline as values: {@code anEntry(3).marked(DETECTED).at(10)}. */
public final class EntryFixture {

	private final int number;

	private String text = "Rolled back";

	private Source source = Source.COMMAND;

	private @Nullable Milestone mark;

	private EntryFixture(int number) {
		this.number = number;
	}

	public static EntryFixture anEntry(int number) {
		return new EntryFixture(number);
	}

	public EntryFixture saying(String words) {
		text = words;
		return this;
	}

	public EntryFixture marked(Milestone milestone) {
		mark = milestone;
		return this;
	}

	/** What the bot saw rather than anybody said. */
	public EntryFixture byTheBot() {
		source = Source.SYSTEM;
		return this;
	}

	/** The entry of so many minutes after the incident was declared. */
	public Entry at(int minutes) {
		Instant moment = IncidentFixture.minutesIn(minutes);
		return new Draft("key-" + number, When.at(moment), moment,
				source == Source.SYSTEM ? null : IncidentFixture.person("alice"), source, text, mark, null)
			.at(number);
	}

}
