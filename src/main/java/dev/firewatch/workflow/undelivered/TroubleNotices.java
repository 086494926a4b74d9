package dev.firewatch.workflow.undelivered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Trouble;
import dev.firewatch.delivery.Troubles;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.messages.EffectComposer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the commander, or else the announce channel, what could not be delivered; the
 * channel, too, if the commander can't be told. Of a private incident nothing is said
 * there.
 */
public class TroubleNotices implements EffectComposer {

	private final Troubles troubles;

	private final Undelivered undelivered;

	private final People people;

	private final String announceRoom;

	public TroubleNotices(Troubles troubles, Undelivered undelivered, People people, String announceRoom) {
		this.troubles = troubles;
		this.undelivered = undelivered;
		this.people = people;
		this.announceRoom = announceRoom;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Troubles.NOTICE);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		boolean toAll = effect.about().containsKey(Troubles.TO_ALL);
		return troubles.byId(effect.get(Troubles.TROUBLE)).flatMap(trouble -> notice(trouble, toAll));
	}

	private Optional<Outgoing> notice(Trouble trouble, boolean toAll) {
		if (trouble.kind().equals(Troubles.ADVICE)) {
			return Optional.of(new Outgoing.PostNamed(Platform.of(trouble.about().getOrDefault(Troubles.ON, "")),
					announceRoom, advice(trouble)));
		}
		Optional<Casefile> file = undelivered.incident(trouble);
		PersonId unreached = Optional.ofNullable(trouble.about().get(Effects.PERSON)).map(PersonId::new).orElse(null);
		if (file.isPresent()) {
			Incident incident = file.get().incident();
			Optional<PersonId> told = Stream
				.concat(Stream.of(incident.holder("commander").orElse(incident.declaredBy())),
						incident.isPrivate() ? incident.members().stream() : Stream.empty())
				// An incident declared by a script has nobody to tell yet.
				.filter(person -> !person.equals(unreached) && people.find(person).isPresent())
				.findFirst();
			if (told.isPresent() && !toAll) {
				return Optional.of(new Outgoing.Direct(platform(told.get(), incident.home()), told.get(),
						message(trouble, unreached)));
			}
			if (incident.isPrivate()) {
				return Optional.empty();
			}
		}
		Platform platform = file.map(found -> found.incident().home())
			.orElseGet(() -> unreached == null ? null : platform(unreached, null));
		return platform == null ? Optional.empty()
				: Optional.of(new Outgoing.PostNamed(platform, announceRoom, message(trouble, unreached)));
	}

	private static Message advice(Trouble trouble) {
		return Message.of(trouble.problem(), Block.paragraph(Span.plain("⚠️ "), Span.strong(trouble.problem())),
				Block.aside(Span.plain("For an administrator. It is said once; the page of operations keeps it.")));
	}

	private Platform platform(PersonId person, @Nullable Platform preferred) {
		Optional<Person> known = people.find(person);
		boolean hasAccount = preferred != null && known.filter(found -> found.on(preferred).isPresent()).isPresent();
		if (hasAccount || known.isEmpty()) {
			return preferred == null ? Platform.LOCAL : preferred;
		}
		return known.get().accounts().get(0).platform();
	}

	private Message message(Trouble trouble, @Nullable PersonId unreached) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("⚠️ "), Span.strong(trouble.problem())));
		String incident = trouble.about().get(Effects.INCIDENT);
		List<Span> waits = new ArrayList<>(List.of(Span.plain("What is held up: " + Undelivered.what(trouble))));
		if (unreached != null) {
			waits.add(Span.plain(" for " + people.nameOf(unreached)));
		}
		if (incident != null) {
			waits.add(Span.plain(" · " + incident));
		}
		blocks.add(new Block.Aside(waits));
		blocks.add(Block.buttons(Button.primary("Try again", new Action(ResendMessages.VERB, incident, trouble.id()))));
		return new Message(trouble.problem(), blocks);
	}

}
