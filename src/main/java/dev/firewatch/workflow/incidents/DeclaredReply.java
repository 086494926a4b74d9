package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.IncidentSimilarity;
import dev.firewatch.casefile.Likeness;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.Status;
import dev.firewatch.workflow.kernel.Wording;

/** What whoever declares an incident is told, and what comes next. */
class DeclaredReply {

	private static final Duration SIMILAR_WITHIN = Duration.ofHours(1);

	/** More than that in an hour are looked for by nobody. */
	private static final int MOST_COMPARED = 200;

	private final Casefiles casefiles;

	private final LikelyRisks risks;

	DeclaredReply(Casefiles casefiles, LikelyRisks risks) {
		this.casefiles = casefiles;
		this.risks = risks;
	}

	/**
	 * The answer.
	 * @param wasAWord whether a word of the title was taken for its kind
	 */
	Reply of(Casefile file, boolean wasAWord, Command command) {
		Incident incident = file.incident();
		String first = incident.severity() + " · " + Wording.brief(incident.title()) + " · " + file.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		what(incident).ifPresent(what -> blocks.add(Block.paragraph(Span.plain(what))));
		if (!incident.signals().isEmpty()) {
			blocks.add(
					Block
						.paragraph(Span.plain("Signals: "
								+ incident.signals()
									.stream()
									.map(signal -> "\"" + signal.phrase() + "\"")
									.collect(Collectors.joining(", "))
								+ " → " + incident.recommended() + " recommended")));
		}
		boolean room = incident.kind().hasRoom() || incident.isPrivate();
		blocks.add(Block.sentence(room ? "Its channel opens now: #" + RoomName.of(file.id(), incident.title())
				: "It has no channel of its own. Address it by its number: `note " + file.id() + " …`"));
		String id = file.id().value();
		List<Button> buttons = new ArrayList<>();
		buttons.add(Button.primary("I lead", new Action("role", id, "commander")));
		if (wasAWord) {
			String word = incident.isPrivate() ? "private" : incident.kind().key();
			buttons.add(Button.of("Not " + word + ": it's part of the title",
					new Action("new", id, DeclareIncident.PLAIN + command.argument())));
		}
		boolean nothingBurns = incident.kind() == Kind.NEAR_MISS || incident.kind() == Kind.EXTERNAL;
		List<Button> likely = nothingBurns ? risks.buttons(file) : List.of();
		if (nothingBurns && likely.isEmpty()) {
			buttons.add(Button.of("Which risk?", new Action("risk", id, "link")));
		}
		buttons.add(Button.of("Lower it, with a reason", new Action("sev", id, "")));
		blocks.add(new Block.Buttons(buttons, List.of()));
		if (!likely.isEmpty()) {
			blocks.add(new Block.Buttons(likely, List.of()));
		}
		alike(file, command).ifPresent(other -> blocks.addAll(beside(file, other)));
		return new Reply.Whisper(new Message(first, blocks));
	}

	/** What is special about it, which a word of the title may have been taken for. */
	private static Optional<String> what(Incident incident) {
		List<String> said = new ArrayList<>();
		if (incident.isPrivate()) {
			said.add("Private: only the people in it know of it.");
		}
		if (incident.kind() != Kind.INCIDENT) {
			said.add("Declared as: " + incident.kind().words() + ".");
		}
		return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
	}

	/**
	 * What was declared within the hour and may be the same; a repeated delivery doesn't
	 * resemble itself.
	 */
	private Optional<Likeness> alike(Casefile file, Command command) {
		CasefileSearch recent = CasefileSearch.by(command.caller().person())
			.among(EnumSet.of(Status.DECLARED, Status.INVESTIGATING, Status.MITIGATED))
			.declaredAfter(command.at().minus(SIMILAR_WITHIN));
		IncidentSimilarity similarity = IncidentSimilarity.sameAs(file);
		similarity.offer(casefiles.likenesses(recent, MOST_COMPARED));
		return similarity.most().stream().findFirst();
	}

	/** Offers the other one beside it: this one is open, whichever it turns out to be. */
	private static List<Block> beside(Casefile file, Likeness other) {
		String theirs = other.id().value();
		String first = "This looks like " + theirs + ", opened within the hour: ";
		return List.of(
				Block.paragraph(Span.plain(first), Span.strong(other.incident().severity().name()),
						Span.plain(" · " + Wording.brief(other.incident().title()))),
				Block.buttons(Button.of("Join " + theirs, new Action("join", theirs, "")), Button.of("Cancel this one",
						new Action("cancel", file.id().value(), "the same as " + theirs))));
	}

}
