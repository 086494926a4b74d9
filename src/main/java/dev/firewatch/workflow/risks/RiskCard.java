package dev.firewatch.workflow.risks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RiskRule;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskFrequency;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.workflow.risks.RiskHistory.RiskStep;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** How risks read in chat. */
class RiskCard {

	/** More parts than that are not read in chat. */
	private static final int SHOWN = 10;

	/** A version says what changed, from what to what, so it isn't cut like a label. */
	private static final int LONGEST = 600;

	private final RiskHistory history;

	private final RoomDirectory rooms;

	private final People people;

	private final PersonalLinks links;

	private final RiskRule bands;

	RiskCard(RiskHistory history, RoomDirectory rooms, People people, PersonalLinks links, Policy policy) {
		this.links = links;
		this.rooms = rooms;
		this.history = history;
		this.people = people;
		this.bands = policy.risks();
	}

	/** One line of a list, with the button that opens it. */
	Block line(Risk risk) {
		RiskContent content = risk.content();
		return new Block.Item(List.of(Span.strong(String.valueOf(content.score())),
				Span.plain(" · " + Wording.brief(content.title()) + " · " + scores(content)
						+ (content.status() == RiskStatus.OPEN ? "" : " · " + content.status().key()) + " · "
						+ risk.id())),
				List.of(Button.of("Open", action(risk, ""))));
	}

	/**
	 * All that is said of a risk.
	 * @param news what has just happened to it; null if nothing has
	 */
	Message whole(Risk risk, Command command, @Nullable String news) {
		RiskContent content = risk.content();
		LocalDate today = command.at().atZone(command.caller().person().zone()).toLocalDate();
		String first = risk.id() + " · " + content.title();
		List<Block> blocks = new ArrayList<>();
		if (news != null) {
			blocks.add(Block.sentence(news));
		}
		blocks.add(Block.paragraph(Span.strong(first)));
		blocks.add(Block.paragraph(Span.strong("Score " + content.score()),
				Span.plain(" · P" + content.probability() + ": " + bands.likely(content.probability()).words() + " · I"
						+ content.impact() + ": " + bands.harmful(content.impact()).harm())));
		blocks.add(new Block.Paragraph(state(content, today)));
		about(content).forEach(text -> blocks.add(Block.paragraph(Span.plain(text))));
		content.mitigations().stream().limit(SHOWN).forEach(one -> blocks.add(mitigation(risk, one, today)));
		more(content.mitigations(), "mitigation").ifPresent(blocks::add);
		parts(content).forEach(text -> blocks.add(Block.paragraph(Span.plain(text))));
		List<CasefileSummary> incidents = history.incidents(risk, CasefileSearch.by(command.caller().person()));
		if (!incidents.isEmpty()) {
			blocks.add(Block.paragraph(Span.plain("Came true in "
					+ Wording.joined(incidents.stream().limit(SHOWN).map(file -> file.id().value()).toList())
					+ (incidents.size() > SHOWN ? " and more" : "") + ".")));
		}
		blocks.add(buttons(risk));
		here(risk, command).ifPresent(blocks::add);
		return new Message(news == null ? first : news.replace("`", ""), blocks);
	}

	/** In an incident's room: whether that is what came true there. */
	private Optional<Block> here(Risk risk, Command command) {
		return rooms.subject(command.caller().room())
			.map(id -> risk.incidents().stream().anyMatch(one -> one.value().equals(id))
					? Block.buttons(Button.of("This is not it", new Action("risk", id, risk.id() + " unlink")))
					: Block.buttons(Button.primary("This is it", new Action("risk", id, risk.id() + " link"))));
	}

	private static String scores(RiskContent content) {
		return "P" + content.probability() + " × I" + content.impact();
	}

	private List<Span> state(RiskContent content, LocalDate today) {
		List<Span> spans = new ArrayList<>();
		String status = switch (content.status()) {
			case OPEN -> "Open";
			case ACCEPTED -> "Accepted"
					+ (content.acceptedUntil() == null ? "" : " until " + Wording.day(content.acceptedUntil(), today));
			case RETIRED -> "Retired";
		};
		spans.add(Span.plain(status + " · "));
		RiskOwner owner = content.owner();
		spans.add(Span.plain(owner == null ? "nobody owns it yet" : "owned by " + name(owner)));
		if (content.reviewOn() != null) {
			spans.add(Span.plain(" · review " + Wording.day(content.reviewOn(), today)));
		}
		return spans;
	}

	/** The owner's name, without calling them. */
	private String name(RiskOwner owner) {
		return owner.person() == null ? owner.written() : people.nameOf(owner.person());
	}

	private static List<String> about(RiskContent content) {
		List<String> lines = new ArrayList<>();
		if (content.description() != null) {
			lines.add(Wording.brief(content.description()));
		}
		if (content.category() != null) {
			lines.add("Category: " + content.category());
		}
		if (!content.services().isEmpty()) {
			lines.add("Services: " + Wording.brief(String.join(", ", content.services())));
		}
		return lines;
	}

	private Block mitigation(Risk risk, Mitigation one, LocalDate today) {
		String line = sign(one.state()) + " " + one.id() + " " + Wording.brief(one.text()) + " · " + one.state().key()
				+ (one.owner() == null ? "" : " · " + name(one.owner()))
				+ (one.due() == null ? "" : " · due " + Wording.day(one.due(), today));
		List<Button> buttons = switch (one.state()) {
			case PLANNED, FAILED -> List.of(Button.of("Implemented", action(risk, "implemented " + one.id())));
			case IMPLEMENTED -> List.of(Button.of("Proven", action(risk, "proven " + one.id())),
					Button.of("Failed", action(risk, "failed " + one.id())));
			case PROVEN -> List.of(Button.of("Failed", action(risk, "failed " + one.id())));
		};
		return new Block.Item(List.of(Span.plain(line)), buttons);
	}

	private static String sign(MitigationState state) {
		return switch (state) {
			case PLANNED -> "⏳";
			case IMPLEMENTED -> "✓";
			case PROVEN -> "✅";
			case FAILED -> "⚠️";
		};
	}

	private static List<String> parts(RiskContent content) {
		Stream<String> indicators = content.indicators()
			.stream()
			.limit(SHOWN)
			.map(one -> one.id() + " Shown by " + Wording.brief(one.text())
					+ (one.threshold() == null ? "" : " · threshold " + Wording.brief(one.threshold()))
					+ (one.source() == null ? "" : " · from " + Wording.brief(one.source())));
		Stream<String> cascades = content.cascades()
			.stream()
			.limit(SHOWN)
			.map(one -> "Leads to " + one.to() + (one.how() == null ? "" : ": " + Wording.brief(one.how())));
		Stream<String> escalation = Stream.ofNullable(content.escalation())
			.map(path -> "Escalation: " + Wording.brief(path));
		return Stream.of(indicators, cascades, escalation).flatMap(Function.identity()).toList();
	}

	private static Optional<Block> more(List<?> all, String thing) {
		return Optional.of(all.size() - SHOWN)
			.filter(left -> left > 0)
			.map(left -> Block.aside(Span.plain("and " + Wording.count(left, "more " + thing))));
	}

	private static Block buttons(Risk risk) {
		List<Button> more = new ArrayList<>(List.of(Button.of("Add a cascade", action(risk, "cascade")),
				Button.of("Owner", action(risk, "owner")), Button.of("Escalation", action(risk, "escalation"))));
		if (risk.content().status() != RiskStatus.ACCEPTED) {
			more.add(Button.of("Accept", action(risk, "accept")));
		}
		more.add(risk.content().status() == RiskStatus.OPEN ? Button.of("Retire", action(risk, "retire"))
				: Button.of("Open again", action(risk, "reopen")));
		more.add(Button.of("History", action(risk, "history")));
		return new Block.Buttons(List.of(Button.of("Score", action(risk, "score")),
				Button.of("Add a mitigation", action(risk, "mitigation")),
				Button.of("Add an indicator", action(risk, "indicator")),
				Button.of("Set a review date", action(risk, "review"))), more);
	}

	static Action action(Risk risk, String words) {
		return new Action("risk", null, (risk.id() + " " + words).strip());
	}

	/** The versions of a risk, the latest first, without what the reader may not know. */
	Message history(Risk risk, Person reader) {
		List<RiskStep> shown = history.steps(risk, CasefileSearch.by(reader));
		String first = risk.id() + " · " + Wording.count(risk.version(), "version");
		List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(Span.strong(first))));
		shown.stream().limit(SHOWN).forEach(step -> {
			String why = step.why() == null ? "" : " · \"" + Cut.line(step.why(), LONGEST) + "\"";
			blocks.add(new Block.Paragraph(List.of(Span.dateTime(step.at()),
					Span.plain(" · " + step.by() + " · " + Cut.line(step.what(), LONGEST) + why
							+ (step.incident() == null ? "" : " · " + step.incident())))));
		});
		more(shown, "version").ifPresent(blocks::add);
		blocks
			.add(Block.aside(new Span.Link("All versions on its page", links.issue(reader.id(), "/risks/" + risk.id())),
					Span.plain(" · this link is for you alone and works once, within 15 minutes")));
		return new Message(first, blocks);
	}

	/**
	 * Says that a risk comes true more often than its probability says; empty if it
	 * doesn't, as far as the reader may know.
	 */
	String frequency(Risk risk, Person reader, Instant now) {
		RiskFrequency frequency = frequency(risk, CasefileSearch.by(reader), now);
		return frequency.number() < 2 ? "" : " That makes " + frequency.against() + ".";
	}

	/** How often it came true, as far as whoever reads may know. */
	RiskFrequency frequency(Risk risk, CasefileSearch reader, Instant now) {
		List<Instant> occurred = history.incidents(risk, reader)
			.stream()
			.map(file -> file.incident().declaredAt())
			.toList();
		return RiskFrequency.of(bands, risk.content().probability(), occurred, now);
	}

}
