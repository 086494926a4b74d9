package dev.firewatch.workflow.home;

import java.util.Optional;
import java.util.Set;

import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;

/** Brings a person's home view up to date. */
class HomeEffects implements EffectComposer {

	private final People people;

	private final HomeMessage home;

	public HomeEffects(People people, HomeMessage home) {
		this.people = people;
		this.home = home;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.HOME);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		// In Slack it is composed anew at each visit; elsewhere it is only kept.
		return people.find(new PersonId(effect.get(Effects.PERSON)))
			.map(person -> new Outgoing.Home(DirectMessages.platform(person, Platform.TEAMS), person.id(),
					home.home(person)));
	}

}
