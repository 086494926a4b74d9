package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Gap;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.timeline.Proposals.Proposed;

/**
 * What may be missing from a timeline: messages, what happened in its gaps, and marks.
 */
class TimelineReview {

	/** A message with more doesn't fit every platform; the longest gaps come first. */
	private static final int MOST_GAPS = 4;

	private static final int LONGEST = 160;

	private static final String WORKSHOP = "workshop";

	private final Timelines timelines;

	private final Proposals proposals;

	private final People people;

	private final Policy policy;

	public TimelineReview(Timelines timelines, Proposals proposals, People people, Policy policy) {
		this.timelines = timelines;
		this.proposals = proposals;
		this.people = people;
		this.policy = policy;
	}

	/** The moment that a field of a form holds. */
	When.Reading moment(String field, Submission submission) {
		return Moments.field(field, submission, policy);
	}

	/** The message that was proposed under the platform's id. */
	Optional<ChannelUtterance> proposed(Casefile file, String message) {
		return proposals.findById(file.id().value())
			.flatMap(proposed -> proposed.messages()
				.stream()
				.filter(utterance -> utterance.key().endsWith("/" + message))
				.findFirst());
	}

	/** What is attached to the proposed message. */
	List<SharedFile> files(Casefile file, ChannelUtterance message) {
		return proposals.findById(file.id().value()).map(proposed -> proposed.files(message)).orElse(List.of());
	}

	/** The marks that no entry has. */
	List<Milestone> missing(Casefile file) {
		return missing(timelines.read(file.id().value()));
	}

	private static List<Milestone> missing(List<Entry> entries) {
		return Stream.of(Milestone.values())
			.filter(Milestone::isPhase)
			.filter(milestone -> entries.stream().noneMatch(entry -> entry.isShown() && entry.mark() == milestone))
			.toList();
	}

	/** Everything that may be missing from the timeline now. */
	Message message(Casefile file, Instant now) {
		String id = file.id().value();
		List<Entry> entries = timelines.read(id);
		Optional<Proposed> proposed = proposals.findById(id);
		List<ChannelUtterance> messages = proposed.map(Proposed::messages).orElse(List.of());
		Set<String> kept = messages.isEmpty() ? Set.of() : timelines.keys(id);
		List<Gap> gaps = Gap.in(entries, policy.timeline().gap(), file.incident().declaredAt(),
				file.incident().resolvedAt().orElse(now));
		List<Milestone> missing = missing(entries);
		long open = messages.stream().filter(utterance -> !kept.contains(utterance.key())).count();
		String first = first(file, open, gaps.size(), missing.size());
		List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(first)));
		messages.forEach(utterance -> blocks.add(proposal(file, utterance, proposed.get().files(utterance), kept)));
		proposed.map(Proposed::problem)
			.ifPresent(problem -> blocks.add(Block.aside(Span.plain("No messages are proposed: " + problem))));
		blocks.addAll(gaps(file, gaps));
		if (!missing.isEmpty()) {
			blocks.add(Block.paragraph(Span.plain("Not marked yet: "),
					Span.plain(Wording.joined(missing.stream().map(Milestone::words).toList()) + ".")));
		}
		blocks.add(new Block.Buttons(buttons(id, !missing.isEmpty()), List.of()));
		return new Message(first, blocks);
	}

	private static String first(Casefile file, long messages, int gaps, int marks) {
		List<String> parts = new ArrayList<>();
		if (messages > 0) {
			parts.add(messages == 1 ? "1 message may belong on the timeline"
					: messages + " messages may belong on the timeline");
		}
		if (gaps > 0) {
			parts.add(Wording.count(gaps, "gap"));
		}
		if (marks > 0) {
			parts.add(Wording.count(marks, "moment") + " not marked");
		}
		return "Timeline of " + file.id() + ": " + (parts.isEmpty() ? "complete" : Wording.joined(parts));
	}

	private Block proposal(Casefile file, ChannelUtterance utterance, List<SharedFile> files, Set<String> kept) {
		List<Span> line = new ArrayList<>();
		line.add(Span.dateTime(utterance.at()));
		line.add(Span.plain(" · " + text(utterance, files) + " — "
				+ (utterance.author() == null ? "an app" : people.nameOf(utterance.author()))));
		if (utterance.link() != null) {
			line.add(Span.plain(" · "));
			line.add(new Span.Link("message", utterance.link()));
		}
		if (kept.contains(utterance.key())) {
			line.add(0, Span.plain("✓ "));
			return new Block.Item(line, List.of());
		}
		return new Block.Item(line,
				List.of(Button.of("Keep", new Action(WORKSHOP, file.id().value(), "keep " + id(utterance)))));
	}

	private static String id(ChannelUtterance utterance) {
		return utterance.key().substring(utterance.key().lastIndexOf('/') + 1);
	}

	/** The message in one line; one without words reads like its files. */
	static String text(ChannelUtterance utterance, List<SharedFile> files) {
		String names = files.stream().map(SharedFile::name).collect(Collectors.joining(", "));
		String line = Cut.line(utterance.text().isBlank() ? names : utterance.text(), LONGEST);
		return line.isEmpty() ? "(a picture or file)" : line;
	}

	private static List<Block> gaps(Casefile file, List<Gap> gaps) {
		List<Block> blocks = new ArrayList<>();
		gaps.stream()
			.sorted(Comparator.comparing(Gap::length).reversed())
			.limit(MOST_GAPS)
			.sorted(Comparator.comparing(Gap::from))
			.forEach(gap -> blocks.add(new Block.Item(
					List.of(Span.plain("⏳ "), Span.dateTime(gap.from()), Span.plain(" to "), Span.time(gap.to()),
							Span.plain(": nothing for " + Wording.lasting(gap.length()))),
					List.of(Button.of("Say what happened", new Action(WORKSHOP, file.id().value(),
							"gap " + gap.from().getEpochSecond() + " " + gap.to().getEpochSecond()))))));
		if (gaps.size() > MOST_GAPS) {
			blocks.add(Block.aside(Span.plain("and " + (gaps.size() - MOST_GAPS) + " shorter ones")));
		}
		return blocks;
	}

	private static List<Button> buttons(String id, boolean marksMissing) {
		Button importing = Button.of("Import", new Action("import", id, ""));
		return marksMissing ? List.of(Button.primary("Mark an entry", new Action(WORKSHOP, id, "mark")), importing)
				: List.of(importing);
	}

}
