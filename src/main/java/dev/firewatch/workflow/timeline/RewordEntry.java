package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
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
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.timeline.NewerWordings.NewerWording;
import dev.firewatch.workflow.timeline.TimelineEffect.OfferChange;

/**
 * Gives an entry the wording that its message has now, and offers that to the commander
 * when a captured message was edited or deleted; to the entry's author if nobody leads.
 */
class RewordEntry implements Verb, EffectComposer {

	private static final VerbInfo INFO = new VerbInfo(42, "reword", List.of(), Group.INCIDENT, "reword E12 [leave]",
			"take the new wording of a captured message that was edited, or leave it");

	private static final String LEAVE = "leave";

	private final IncidentResolver resolver;

	private final EntryChange entries;

	private final NewerWordings wordings;

	private final Casefiles casefiles;

	private final DirectMessages directly;

	RewordEntry(IncidentResolver resolver, EntryChange entries, NewerWordings wordings, Casefiles casefiles,
			DirectMessages directly) {
		this.resolver = resolver;
		this.entries = entries;
		this.wordings = wordings;
		this.casefiles = casefiles;
		this.directly = directly;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, reword) -> {
			FirstWord words = FirstWord.of(reword.argument());
			String entry = words.first().toUpperCase(Locale.ROOT);
			if (words.rest().strip().equalsIgnoreCase(LEAVE)) {
				wordings.forget(file.id(), entry);
				return answer(reword, entry + " of " + file.id() + " stays as it is.");
			}
			Optional<NewerWording> newer = wordings.of(file.id(), entry);
			if (newer.isEmpty()) {
				return RefusalWithText.text("I know of no newer wording of \"" + words.first()
						+ "\". Correct it with `edit E12 <text>`; `timeline` shows the entries.", reword);
			}
			return take(file, entry, newer.get(), reword);
		});
	}

	private Reply take(Casefile file, String entry, NewerWording newer, Command command) {
		return entries.change(file, entry, command, read -> read.edited(newer.text(), read.when(), read.mark(),
				command.at(), command.caller().person().id()), changed -> {
					wordings.forget(file.id(), entry);
					return answer(command,
							entry + " of " + file.id() + " says what its message says now. `undo` doesn't "
									+ "reach it; `edit " + entry + "` does.");
				});
	}

	/** In place of the offer, if its button was pressed. */
	private static Reply answer(Command command, String sentence) {
		return command.caller().pressedOn() == null ? Reply.say(sentence) : new Reply.Replace(Message.text(sentence));
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(OfferChange.class, this::offer));
	}

	/** What the message says isn't repeated: it may be what has to disappear. */
	private Optional<Outgoing> offer(OfferChange offer) {
		Casefile file = casefiles.find(offer.incident()).orElseThrow();
		Optional<Entry> entry = entries.entry(file, offer.entry());
		Optional<PersonId> asked = file.incident().holder("commander").or(() -> entry.map(Entry::author));
		boolean settled = !offer.deleted() && wordings.of(offer.incident(), offer.entry()).isEmpty();
		if (entry.isEmpty() || asked.isEmpty() || settled) {
			return Optional.empty();
		}
		String id = offer.incident().value();
		String news = "The message behind " + offer.entry() + " of " + id
				+ (offer.deleted() ? " was deleted." : " was edited.") + " The timeline still has what it said before.";
		List<Span> spans = new ArrayList<>(List.of(Span.plain(news)));
		if (offer.link() != null && !offer.deleted()) {
			spans.add(Span.plain(" "));
			spans.add(new Span.Link("Read it", offer.link()));
		}
		Button leave = Button.of(offer.deleted() ? "Keep it" : "Leave it",
				new Action("reword", id, offer.entry() + " " + LEAVE));
		Button act = offer.deleted()
				? Button.primary("Remove it from the timeline", new Action("remove", id, offer.entry()))
				: Button.primary("Take the new text", new Action("reword", id, offer.entry()));
		return Optional.of(directly.to(asked.get(), file.incident().home(),
				Message.of(news, new Block.Paragraph(spans), Block.buttons(act, leave))));
	}

}
