package dev.firewatch.workflow.undelivered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.DeliveryFailure;
import dev.firewatch.delivery.DeliveryFailures;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.Account;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the commander what could not be delivered; the announce channel if there is no
 * commander, or the commander can't be told. The channel hears nothing about private
 * incidents.
 */
class TroubleNotices implements EffectComposer {

	private final DeliveryFailures failures;

	private final Undelivered undelivered;

	private final People people;

	private final DirectMessages directMessages;

	private final AnnounceChannel announceChannel;

	public TroubleNotices(DeliveryFailures failures, Undelivered undelivered, People people,
			DirectMessages directMessages, AnnounceChannel announceChannel) {
		this.failures = failures;
		this.undelivered = undelivered;
		this.people = people;
		this.directMessages = directMessages;
		this.announceChannel = announceChannel;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(NotifyOfTrouble.class, this::compose));
	}

	private Optional<Outgoing> compose(NotifyOfTrouble notify) {
		return failures.byId(notify.trouble()).flatMap(failure -> notice(failure, notify.all() != null));
	}

	private Optional<Outgoing> notice(DeliveryFailure failure, boolean toAll) {
		if (failure.kind().equals(DeliveryFailures.ADVICE)) {
			return Optional
				.of(new Outgoing.PostNamed(Platform.of(failure.about().getOrDefault(DeliveryFailures.ON, "")),
						announceChannel.name(), advice(failure)));
		}
		Optional<Casefile> file = undelivered.incident(failure);
		PersonId unreached = Optional.ofNullable(failure.about().get(Effects.PERSON)).map(PersonId::new).orElse(null);
		if (file.isPresent()) {
			Incident incident = file.get().incident();
			Optional<PersonId> told = Stream
				.concat(Stream.of(incident.lead()), incident.isPrivate() ? incident.members().stream() : Stream.empty())
				// An incident declared by a script has nobody to tell yet.
				.filter(person -> !person.equals(unreached) && canBeWrittenTo(person))
				.findFirst();
			if (told.isPresent() && !toAll) {
				return Optional.of(directMessages.to(told.get(), incident.home(), message(failure, unreached)));
			}
			if (incident.isPrivate()) {
				return Optional.empty();
			}
		}
		Optional<Platform> platform = file.map(found -> found.incident().home())
			.or(() -> Optional.ofNullable(unreached)
				.flatMap(people::find)
				.flatMap(person -> person.accounts().stream().findFirst())
				.map(Account::platform));
		return platform
			.map(there -> new Outgoing.PostNamed(there, announceChannel.name(), message(failure, unreached)));
	}

	/** A script, and whoever is known from an import alone, has no account. */
	private boolean canBeWrittenTo(PersonId person) {
		return people.find(person).filter(known -> !known.accounts().isEmpty()).isPresent();
	}

	private static Message advice(DeliveryFailure failure) {
		return Message.of(failure.problem(), Block.paragraph(Span.plain("⚠️ "), Span.strong(failure.problem())),
				Block.aside(Span.plain("For an administrator. Posted once; it stays on the Operations page.")));
	}

	private Message message(DeliveryFailure failure, @Nullable PersonId unreached) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("⚠️ "), Span.strong(failure.problem())));
		String incident = failure.about().get(Effects.INCIDENT);
		List<Span> waits = new ArrayList<>(List.of(Span.plain("What is held up: " + undelivered.what(failure))));
		if (unreached != null) {
			waits.add(Span.plain(" for " + people.nameOf(unreached)));
		}
		if (incident != null) {
			waits.add(Span.plain(" · " + incident));
		}
		blocks.add(new Block.Aside(waits));
		blocks.add(Block.buttons(Button.primary("Try again", new Action(ResendMessages.VERB, incident, failure.id()))));
		return new Message(failure.problem(), blocks);
	}

}
