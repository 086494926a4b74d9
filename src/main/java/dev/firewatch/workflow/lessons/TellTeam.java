package dev.firewatch.workflow.lessons;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Team;
import dev.firewatch.postmortem.Lessons;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.lessons.LessonReaders.NamedTeam;
import org.jspecify.annotations.Nullable;

/** Tells another team what an incident taught. */
class TellTeam implements Verb {

	static final String NAME = "tell";

	private static final VerbInfo INFO = new VerbInfo(357, NAME, List.of(), Group.POSTMORTEM,
			"tell · tell <team> <lesson> · tell noted L1",
			"pass a lesson on to another team, and see who has noted it");

	private static final Pattern ID = Pattern.compile("(?i)L\\d{1,4}");

	private final IncidentResolver resolver;

	private final TeamLessons lessons;

	private final LessonCard card;

	TellTeam(IncidentResolver resolver, TeamLessons lessons, LessonCard card) {
		this.resolver = resolver;
		this.lessons = lessons;
		this.card = card;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, this::about);
	}

	private Reply about(Casefile file, Command command) {
		if (command.caller().person().isOutsider()) {
			return RefusalWithText.text("Only people of the organisation pass lessons on.", command);
		}
		FirstWord words = FirstWord.of(command.argument());
		boolean named = ID.matcher(words.rest()).matches();
		return switch (words.first().toLowerCase(Locale.ROOT)) {
			case "" -> overview(file, command);
			case "lesson" -> form(file, null, words.rest(), command);
			case "noted" -> named ? lessons.noted(file, command, words.rest(), false) : other(file, command);
			case "same" -> named ? lessons.noted(file, command, words.rest(), true) : other(file, command);
			default -> ID.matcher(words.first()).matches() && words.rest().isEmpty()
					? show(file, words.first(), command) : other(file, command);
		};
	}

	private Reply overview(Casefile file, Command command) {
		boolean any = !file.aftermath().lessons().isEmpty()
				|| file.postmortem().filter(document -> !Lessons.of(document.answers()).isEmpty()).isPresent();
		return any ? new Reply.Whisper(card.list(file)) : form(file, null, "", command);
	}

	private Reply show(Casefile file, String id, Command command) {
		return file.aftermath()
			.lesson(id)
			.<Reply>map(told -> new Reply.Whisper(card.told(file, told)))
			.orElseGet(() -> TeamLessons.unknown(file, id, command));
	}

	private Reply form(Casefile file, @Nullable Team team, String text, Command command) {
		return lessons.readers().teams().isEmpty()
				? RefusalWithText.text("No other team is known. An administrator names teams in services.yml.", command)
				: new Reply.Ask(LessonCard.form(file, lessons.readers().teams(), team, text));
	}

	/** It names a team, or is something that people say while it burns. */
	private Reply other(Casefile file, Command command) {
		Optional<NamedTeam> named = lessons.readers().in(command.argument());
		if (named.isPresent() && named.get().rest().isBlank()) {
			return form(file, named.get().team(), "", command);
		}
		if (named.isPresent() && !file.incident().status().live()) {
			return lessons.tell(file, command, named.get().team(), named.get().rest());
		}
		if (named.isPresent()) {
			return PerhapsANote.reply(
					file.id() + " isn't over yet. Is that a note, or a lesson for " + named.get().team().name() + "?",
					command, resolver.here(command), List.of(Button.of("It's a lesson",
							new Action(NAME, file.id().value(), "lesson " + named.get().rest()))),
					"`lesson`");
		}
		String teams = lessons.readers().teams().stream().map(Team::id).limit(5).collect(Collectors.joining(", "));
		return PerhapsANote.reply(
				"Which team? Say `tell <team> <lesson>`" + (teams.isEmpty() ? "." : ": " + teams + "."), command,
				resolver.here(command), List.of(Button.of("Choose a team",
						new Action(NAME, file.id().value(), "lesson " + command.argument()))),
				"`lesson`");
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			if (submission.caller().person().isOutsider()) {
				return Reply.whisper("Only people of the organisation pass lessons on.");
			}
			Optional<Team> team = lessons.readers().team(submission.text("team"));
			if (team.isEmpty()) {
				return Reply.correct("team", "Choose a team.");
			}
			String text = submission.text("text");
			return text.isEmpty() ? Reply.correct("text", "Say what they should know, in a sentence.")
					: lessons.tell(file, submission.asCommand(text), team.get(), text);
		});
	}

}
