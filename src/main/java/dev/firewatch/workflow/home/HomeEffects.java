package dev.firewatch.workflow.home;

import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.People;
import dev.firewatch.people.Platform;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects.RefreshHome;
import java.util.List;
import java.util.Optional;

/** Brings a person's home view up to date. */
class HomeEffects implements EffectComposer {

	private final People people;

	private final HomeMessage home;

	public HomeEffects(People people, HomeMessage home) {
		this.people = people;
		this.home = home;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(RefreshHome.class, this::compose));
	}

	private Optional<Outgoing> compose(RefreshHome refresh) {
		// In Slack it is composed again at each visit; elsewhere only the stored one is
		// shown.
		return people.find(refresh.person())
			.map(person -> new Outgoing.Home(DirectMessages.platform(person, Platform.TEAMS), person.id(),
					home.home(person)));
	}

}
