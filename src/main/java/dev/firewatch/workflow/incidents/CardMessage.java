package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Status;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.RequiredReview;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.MomentsLine;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.runbooks.RunCard;
import dev.firewatch.workflow.runbooks.RunbookShelf;

/** The incident's card: who, what, how bad, since when, and the one next step. */
public class CardMessage {

	private final People people;

	private final Timelines timelines;

	private final Obligations obligations;

	private final RunbookShelf runbooks;

	private final LikelyRisks likely;

	public CardMessage(People people, Timelines timelines, Obligations obligations, RunbookShelf runbooks,
			LikelyRisks likely) {
		this.runbooks = runbooks;
		this.likely = likely;
		this.people = people;
		this.timelines = timelines;
		this.obligations = obligations;
	}

	public Message compose(Casefile file, Instant now) {
		Incident incident = file.incident();
		List<Block> blocks = new ArrayList<>();
		String lead = incident.holder("commander")
			.map(person -> "led by " + people.nameOf(person))
			.orElse("nobody leads yet");
		String first = incident.severity() + " · " + incident.title() + " · " + lead;
		blocks.add(Block.paragraph(Span.strong(incident.severity() + " · " + incident.title()),
				Span.plain("   " + file.id() + (incident.isPrivate() ? " · private" : ""))));
		blocks.add(state(file, now));
		signals(incident).ifPresent(blocks::add);
		incident.lastUpdate().ifPresent(update -> {
			List<Span> spans = new ArrayList<>(List.of(Span.plain("Last update: " + update.text() + " — "),
					mention(update.by()), Span.plain(" "), Span.time(update.at())));
			if (update.next() != null) {
				spans.add(Span.plain(" · next "));
				spans.add(Span.time(update.next()));
			}
			blocks.add(new Block.Paragraph(spans));
		});
		review(file).ifPresent(blocks::add);
		risk(file).ifPresent(blocks::add);
		CasefileRuns.open(file).forEach(run -> blocks.add(RunCard.line(file, run)));
		runbooks.proposed(file).forEach(runbook -> blocks.add(RunCard.offer(file, runbook)));
		blocks.add(MomentsLine.of(file, timelines.read(file.id().value())).block());
		blocks.add(buttons(file));
		likelyRisks(file).ifPresent(blocks::add);
		return new Message(first, blocks);
	}

	private Block state(Casefile file, Instant now) {
		Incident incident = file.incident();
		List<Span> spans = new ArrayList<>();
		Instant until = incident.resolvedAt().or(incident::endedAt).orElse(now);
		String words = incident.status() == Status.RESOLVED ? "following up" : incident.status().words();
		spans.add(Span.plain(Character.toUpperCase(words.charAt(0)) + words.substring(1) + " · "
				+ Wording.lasting(Duration.between(incident.declaredAt(), until)) + " · "));
		role(spans, incident, "commander", "led by ", "nobody leads yet");
		spans.add(Span.plain(" · "));
		role(spans, incident, "scribe", "scribe: ", "scribe: nobody yet");
		return new Block.Paragraph(spans);
	}

	private void role(List<Span> spans, Incident incident, String role, String before, String nobody) {
		Optional<PersonId> holder = incident.holder(role);
		spans.add(Span.plain(holder.isPresent() ? before : nobody));
		holder.ifPresent(person -> spans.add(mention(person)));
	}

	private Span mention(PersonId person) {
		return new Span.Mention(person, people.nameOf(person));
	}

	private static Optional<Block> signals(Incident incident) {
		if (incident.signals().isEmpty()) {
			return Optional.empty();
		}
		String phrases = incident.signals()
			.stream()
			.map(signal -> "\"" + signal.phrase() + "\"")
			.collect(Collectors.joining(", "));
		return Optional.of(Block.paragraph(Span.strong("Signals: "),
				Span.plain(phrases + " → " + incident.recommended() + " recommended")));
	}

	private static Optional<Block> review(Casefile file) {
		return file.postmortem()
			.map(Postmortem::review)
			.filter(RequiredReview::isOwed)
			.map(review -> Block.paragraph(Span.strong("The review has to be held"),
					Span.plain(": " + review.reasons().get(0).words())));
	}

	/** By their ids alone: guests may read it. */
	private static Optional<Block> risk(Casefile file) {
		List<String> ids = file.register().risks().stream().map(one -> one.risk().value()).toList();
		return ids.isEmpty() ? Optional.empty()
				: Optional.of(Block.paragraph(Span.strong("Risk: "), Span.plain(String.join(", ", ids))));
	}

	/** Closing is offered once nothing is left that would refuse it. */
	private List<Button> following(Casefile file) {
		String id = file.id().value();
		boolean published = file.postmortem().filter(Postmortem::published).isPresent();
		List<Button> shown = new ArrayList<>();
		shown.add(published ? Button.primary("What is left", new Action("left", id, ""))
				: Button.primary("Postmortem", new Action("postmortem", id, "")));
		List<Button> flags = flags(file);
		// Four fit a row.
		shown.addAll(flags.isEmpty() ? whichRisk(file) : flags);
		shown.add(Button.of("Promise a fix", new Action("fix", id, "")));
		if (obligations.left(file).isEmpty()) {
			shown.add(Button.of("Close", new Action("close", id, "")));
		}
		else if (!published) {
			shown.add(Button.of("What is left", new Action("left", id, "")));
		}
		return shown;
	}

	/** The risks that it may be, once the harm has stopped. */
	private Optional<Block> likelyRisks(Casefile file) {
		Incident incident = file.incident();
		boolean stopped = incident.mitigatedAt().isPresent() || incident.status().followUp();
		if (!stopped || incident.status().ended()) {
			return Optional.empty();
		}
		List<Button> buttons = likely.buttons(file);
		return buttons.isEmpty() ? Optional.empty() : Optional.of(new Block.Buttons(buttons, List.of()));
	}

	/** Until somebody has said which risk it is. */
	private static List<Button> whichRisk(Casefile file) {
		return file.register().open() ? List.of(Button.of("Which risk?", new Action("risk", file.id().value(), "link")))
				: List.of();
	}

	private static List<Button> flags(Casefile file) {
		return file.incident().unreviewed().isEmpty() ? List.of()
				: List.of(Button.of("Review flags", new Action(ReviewFlags.VERB, file.id().value(), "")));
	}

	private Block buttons(Casefile file) {
		String id = file.id().value();
		Incident incident = file.incident();
		List<Button> flags = flags(file);
		if (incident.status().ended()) {
			return new Block.Buttons(List.of(Button.of("Timeline", new Action("timeline", id, "")),
					Button.of("Reopen", new Action("reopen", id, ""))), List.of());
		}
		if (incident.status().followUp()) {
			return new Block.Buttons(following(file),
					List.of(Button.of("Timeline", new Action("timeline", id, "")),
							Button.of("Add a cause", new Action("cause", id, "")),
							Button.of("Rule something out", new Action("notcause", id, "")),
							Button.of("Reopen", new Action("reopen", id, ""))));
		}
		boolean led = incident.holder("commander").isPresent();
		List<Button> shown = new ArrayList<>();
		if (!led) {
			shown.add(Button.primary("I lead", new Action("role", id, "commander")));
		}
		shown.add(new Button("Post update", new Action("update", id, ""), led));
		shown.addAll(flags);
		Button note = Button.of("Add note", new Action("note", id, ""));
		List<Button> more = new ArrayList<>();
		// Four fit a row.
		(shown.size() < 3 ? shown : more).add(note);
		shown.add(Button.of("Resolve", new Action("resolve", id, "")));
		more.add(Button.of("Mitigated", new Action("mitigated", id, "")));
		more.add(Button.of("Set severity", new Action("sev", id, "")));
		more.add(Button.of("Give a role", new Action("role", id, "")));
		more.add(Button.of("Timeline", new Action("timeline", id, "")));
		more.add(Button.of("Add a cause", new Action("cause", id, "")));
		more.add(Button.of("Promise a fix", new Action("fix", id, "")));
		boolean stopped = incident.mitigatedAt().isPresent() && shown.size() < 4;
		(stopped ? shown : more).addAll(whichRisk(file));
		more.add(Button.of("False alarm", new Action("cancel", id, "")));
		return new Block.Buttons(shown, more);
	}

}
