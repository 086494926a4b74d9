package dev.firewatch.workflow.lessons;

import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Team;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.recovery.ToldLesson.LessonAnswer;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.lessons.LessonEffect.TellLesson;
import dev.firewatch.workflow.risks.RiskEntry;

/** Tells teams what an incident taught, and keeps what they said. */
class TeamLessons {

	private final CasefileEditor editor;

	private final LessonReaders readers;

	private final RiskEntry risks;

	TeamLessons(CasefileEditor editor, LessonReaders readers, RiskEntry risks) {
		this.editor = editor;
		this.readers = readers;
		this.risks = risks;
	}

	LessonReaders readers() {
		return readers;
	}

	/** Tells the team in its channel, else its lead. */
	Reply tell(Casefile addressed, Command command, Team team, String text) {
		String lesson = text.strip();
		if (lesson.length() > ToldLesson.LONGEST) {
			return RefusalWithText.text(
					String.format(Locale.ROOT, "That is %,d characters long; a lesson holds %,d. Say it in a sentence.",
							lesson.length(), ToldLesson.LONGEST),
					command);
		}
		PersonId lead = readers.lead(team).orElse(null);
		if (lead == null && team.channel().isEmpty()) {
			return RefusalWithText.text(
					"Nobody of " + team.name()
							+ " can be told yet. An administrator names the team's lead or channel in services.yml.",
					command);
		}
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			boolean alone = file.incident().isPrivate();
			if (alone && (lead == null || !file.incident().visibleTo(lead))) {
				return Decision.refused(RefusalWithText.text(file.id() + " is private, and the lead of " + team.name()
						+ " takes no part in it, so nothing of it is passed on.", command));
			}
			Optional<ToldLesson> before = file.aftermath()
				.lessons()
				.stream()
				.filter(one -> one.team().equals(team.id()) && one.text().equalsIgnoreCase(lesson))
				.findFirst();
			if (before.isPresent()) {
				return Decision.refused(Reply.whisper(team.name() + " was told that already: " + before.get().id()
						+ ", " + before.get().stands() + "."));
			}
			ToldLesson told = file.aftermath()
				.tell(lesson, team.id(), team.name(), alone ? "" : team.channel(), lead, by, command.at());
			String whom = team.name() + (told.channel().isEmpty() ? "" : " (#" + told.channel() + ")");
			return Decision.accepted(
					Reply.say(command.caller().person().name() + " told " + whom + ": " + lesson + " (" + told.id()
							+ ")"),
					new TellLesson(file.id(), told.id()).effect(),
					SystemEntries.by(file.id(), command, told.id() + " told " + team.name() + ": " + lesson));
		});
	}

	/**
	 * The team has noted it.
	 * @param alsoHere whether it has the same weakness, which is best a risk then
	 */
	Reply noted(Casefile addressed, Command command, String id, boolean alsoHere) {
		PersonId by = command.caller().person().id();
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<ToldLesson> found = file.aftermath().lesson(id);
			if (found.isEmpty()) {
				return Decision.refused(unknown(file, id, command));
			}
			if (!found.get().notableBy(by)) {
				return Decision.refused(RefusalWithText.text("You told " + found.get().teamName()
						+ ", so somebody who reads it there notes it: " + (found.get().channel().isEmpty()
								? "ask their lead." : "ask in #" + found.get().channel() + "."),
						command));
			}
			ToldLesson noted = found.get().noted(by, command.at(), alsoHere);
			// Everybody reads the register, so a private incident's words aren't
			// proposed.
			Reply reply = alsoHere ? new Reply.Ask(risks.form(file.incident().isPrivate() ? "" : noted.text()))
					: Reply.whisper(noted.id() + " is noted for " + noted.teamName() + ".");
			if (noted.equals(found.get())) {
				LessonAnswer answer = noted.answer();
				return Decision.refused(alsoHere || answer == null ? reply
						: Reply.whisper(noted.id() + " was noted already. Nothing changed."));
			}
			file.aftermath().change(noted);
			return Decision.accepted(reply, new TellLesson(file.id(), noted.id()).effect());
		});
	}

	static Reply unknown(Casefile file, String id, Command command) {
		return RefusalWithText.text("There is no lesson " + id + " in " + file.id() + ". `tell` lists them.", command);
	}

}
