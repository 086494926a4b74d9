package dev.firewatch.workflow.postmortems.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.IncidentSimilarity;
import dev.firewatch.casefile.Likeness;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Person;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Related;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Suggests incidents that may be related to this one, and records which are. */
class RelateIncident implements Verb {

	private static final VerbInfo INFO = new VerbInfo(318, "related", List.of("relate"), Group.POSTMORTEM,
			"related [<incident> <relationship>]", "confirm incidents like this one");

	private static final int MOST = 5;

	private static final int PAGE = 500;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Casefiles casefiles;

	public RelateIncident(IncidentResolver resolver, CasefileEditor editor, Casefiles casefiles) {
		this.resolver = resolver;
		this.editor = editor;
		this.casefiles = casefiles;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, related) -> {
			FirstWord words = FirstWord.of(related.argument());
			if (file.postmortem().isEmpty()) {
				return RefusalWithText.text(Wording.refusal(Refusal.of(Rule.NOT_RESOLVED)), related);
			}
			if (words.isEmpty()) {
				return new Reply.Whisper(suggestions(file, related.caller().person()));
			}
			Optional<Casefile> other = casefiles.find(new IncidentId(words.first().replace('/', '-')))
				.filter(found -> found.visibleTo(related.caller().person()))
				.filter(found -> !found.id().equals(file.id()));
			if (other.isEmpty()) {
				return RefusalWithText.text(Wording.unknownIncident(words.first()), related);
			}
			return relate(file, related, other.get(), words.rest().isBlank() ? "Similar" : words.rest());
		});
	}

	private Reply relate(Casefile addressed, Command command, Casefile other, String relationship) {
		return editor.change(addressed.id(), command.key(), file -> {
			Postmortem postmortem = file.postmortem().orElseThrow();
			if (postmortem.published()) {
				return Decision.refused(RefusalWithText.text(Wording.refusal(Refusal.of(Rule.PUBLISHED)), command));
			}
			if (other.incident().isPrivate() && !file.incident().isPrivate()) {
				return Decision.refused(RefusalWithText.text(
						other.id() + " is private, so it can't be named in the postmortem of one that is not.",
						command));
			}
			postmortem.relate(new Related(other.id().value(), relationship, command.caller().person().id()));
			return Decision.accepted(Reply.whisper("Noted: " + other.id() + ", " + relationship + "."),
					Effects.progress(file.id()));
		});
	}

	/** Compares with all that may be named here, a few at a time. */
	private List<Likeness> like(Casefile file, Person person) {
		IncidentSimilarity similarity = IncidentSimilarity.to(file, MOST);
		CasefileSearch search = CasefileSearch.by(person);
		List<Likeness> page = casefiles.likenesses(search, PAGE);
		while (!page.isEmpty()) {
			similarity.offer(page.stream()
				.filter(other -> file.incident().isPrivate() || !other.incident().isPrivate())
				.toList());
			page = page.size() < PAGE ? List.of()
					: casefiles.likenesses(search.before(page.get(page.size() - 1).id()), PAGE);
		}
		return similarity.most();
	}

	private Message suggestions(Casefile file, Person person) {
		String id = file.id().value();
		List<Likeness> like = like(file, person);
		List<Related> known = file.postmortem().orElseThrow().related();
		List<Block> blocks = new ArrayList<>();
		known.forEach(other -> blocks.add(Block.paragraph(Span.plain("✓ "), Span.strong(other.incident()),
				Span.plain(" " + other.relationship()))));
		like.stream()
			.filter(other -> known.stream().noneMatch(related -> related.incident().equals(other.id().value())))
			.forEach(other -> blocks.add(new Block.Item(
					List.of(Span.strong(other.id().value()), Span.plain(" " + Wording.brief(other.incident().title()))),
					List.of(Button.of("Related", new Action("related", id, other.id() + " Similar"))))));
		String first = blocks.isEmpty()
				? "I know no incident like this one. `related INC-2026-0007 same cause` notes one."
				: "Incidents like " + id;
		if (blocks.isEmpty()) {
			return Message.text(first);
		}
		blocks.add(0, Block.paragraph(Span.strong(first)));
		return new Message(first, blocks);
	}

}
