package dev.firewatch.workflow.postmortems.writing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.PlainText;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

/** The postmortem's sections edited on a page, by the same rules as in chat. */
public class EditOnPage {

	private static final String VERB = "postmortem";

	private static final PlainText WORDS = new PlainText(moment -> moment.at().toString());

	private final CommandRouter router;

	private final People people;

	private final Clock clock;

	public EditOnPage(CommandRouter router, People people, Clock clock) {
		this.router = router;
		this.people = people;
		this.clock = clock;
	}

	/** A form as a page shows it. */
	public record Sheet(String title, String argument, List<SheetLine> lines) {
	}

	/**
	 * One line of the form.
	 *
	 * @param kind reading, text, lines, choice, choices or date
	 * @param problem what is wrong with what was entered; null if nothing is
	 */
	public record SheetLine(String id, String kind, String label, boolean optional, List<Choice> choices, String value,
			@Nullable String help, @Nullable String example, @Nullable String problem) {
	}

	/** Something to choose. */
	public record Choice(String value, String label, boolean chosen) {
	}

	/** The result: a form to fill in, or a sentence. */
	public record EditOutcome(@Nullable Sheet sheet, String said) {
	}

	/** The section's form, with everything already known filled in. */
	public EditOutcome open(String incident, String section, PersonId person, String key) {
		return caller(person)
			.map(caller -> outcome(router.press(new Action(VERB, incident, section), caller, key, clock.instant()),
					Map.of(), caller))
			.orElseGet(() -> new EditOutcome(null, "I don't know you yet. Say something to the bot first."));
	}

	/**
	 * Saves what was entered; a form with mistakes comes back with what was entered.
	 * @param argument the form's own argument
	 */
	public EditOutcome save(String incident, String argument, Map<String, List<String>> values, PersonId person,
			String key) {
		Optional<Caller> caller = caller(person);
		if (caller.isEmpty()) {
			return new EditOutcome(null, "I don't know you yet. Say something to the bot first.");
		}
		Reply reply = router.submit(new Submission(new Action(VERB, incident, argument), values, List.of(),
				caller.get(), key, clock.instant()));
		if (!reply.problems().isEmpty()) {
			Reply again = router.press(new Action(VERB, incident, argument.split(" ")[0]), caller.get(), key,
					clock.instant());
			return outcome(again, reply.problems(), caller.get(), values, argument);
		}
		return outcome(reply, Map.of(), caller.get());
	}

	private Optional<Caller> caller(PersonId id) {
		return people.find(id).map(person -> new Caller(person, new RoomRef(home(person), "page"), null));
	}

	private static Platform home(Person person) {
		return person.accounts().isEmpty() ? Platform.LOCAL : person.accounts().get(0).platform();
	}

	private static EditOutcome outcome(Reply reply, Map<String, String> problems, Caller caller) {
		return outcome(reply, problems, caller, Map.of(), null);
	}

	private static EditOutcome outcome(Reply reply, Map<String, String> problems, Caller caller,
			Map<String, List<String>> typed, @Nullable String argument) {
		return reply.accept(new OnPage(new Lines(problems, typed), argument));
	}

	/** What the page shows for a reply. */
	private record OnPage(Lines lines, @Nullable String argument) implements Reply.ReplyVisitor<EditOutcome> {

		@Override
		public EditOutcome say(Reply.Say reply) {
			return said(reply.message().fallback());
		}

		@Override
		public EditOutcome whisper(Reply.Whisper reply) {
			return said(reply.message().fallback());
		}

		@Override
		public EditOutcome ask(Reply.Ask reply) {
			Form form = reply.form();
			List<SheetLine> shown = form.fields().stream().map(field -> field.render(lines)).toList();
			return new EditOutcome(
					new Sheet(form.title(), argument == null ? form.action().argument() : argument, shown), "");
		}

		@Override
		public EditOutcome correct(Reply.Correct reply) {
			return said(String.join(" ", reply.problems().values()));
		}

		@Override
		public EditOutcome replace(Reply.Replace reply) {
			return said("Saved.");
		}

		@Override
		public EditOutcome silent(Reply.Silent reply) {
			return said("Saved.");
		}

		private static EditOutcome said(String sentence) {
			return new EditOutcome(null, sentence);
		}

	}

	/** Each kind of field as a line of the page. */
	private record Lines(Map<String, String> problems,
			Map<String, List<String>> typed) implements Field.FieldRenderer<SheetLine> {

		private SheetLine line(Field field, String kind, List<Choice> choices, String value, @Nullable String help,
				@Nullable String example) {
			List<String> entered = typed.get(field.id());
			String shown = entered == null || entered.isEmpty() ? value : entered.get(0);
			return new SheetLine(field.id(), kind, field.label(), field.optional(), choices, shown, help, example,
					problems.get(field.id()));
		}

		private List<Choice> choices(String field, List<Field.Option> options, List<String> chosen) {
			List<String> now = typed.getOrDefault(field, chosen);
			return options.stream()
				.map(option -> new Choice(option.value(), option.label(), now.contains(option.value())))
				.toList();
		}

		@Override
		public SheetLine text(Field.TextField field) {
			return line(field, field.multiline() ? "lines" : "text", List.of(), field.value(), field.hint(),
					field.placeholder());
		}

		@Override
		public SheetLine choice(Field.ChoiceField field) {
			String value = field.value();
			return line(field, "choice",
					choices(field.id(), field.options(), value == null ? List.of() : List.of(value)), "", field.hint(),
					null);
		}

		@Override
		public SheetLine choices(Field.ChoicesField field) {
			return line(field, "choices", choices(field.id(), field.options(), field.values()), "", field.hint(), null);
		}

		@Override
		public SheetLine people(Field.PeopleField field) {
			List<String> chosen = field.values().stream().map(PersonId::value).toList();
			return line(field, "person", List.of(), chosen.isEmpty() ? "" : chosen.get(0), null, null);
		}

		@Override
		public SheetLine date(Field.DateField field) {
			return line(field, "date", List.of(), field.value(), null, null);
		}

		@Override
		public SheetLine reading(Field.FieldReading field) {
			List<String> words = new ArrayList<>();
			field.spans().forEach(span -> words.add(span.render(WORDS)));
			return line(field, "reading", List.of(), words.stream().collect(Collectors.joining()), null, null);
		}

	}

}
