package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.Services;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.SignalWatch;

/** What a declared incident sets in motion. */
class DeclarationEffects {

	private final Services services;

	private final SignalWatch watch;

	DeclarationEffects(Services services, SignalWatch watch) {
		this.services = services;
		this.watch = watch;
	}

	List<Effect> of(Casefile file, Command command) {
		IncidentId id = file.id();
		Incident incident = file.incident();
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.entry(id,
				new Draft(command.key() + "#declared", new When(command.at(), null, false), command.at(),
						incident.declaredBy(), Source.SYSTEM, "Incident declared: " + incident.title(), null, null)));
		if (incident.kind().hasRoom() || incident.isPrivate()) {
			effects.add(new IncidentEffect.OpenIncidentRoom(id).effect());
			effects.add(Effects.invite(id, incident.declaredBy()));
			services.mentionedIn(incident.title())
				.filter(service -> !incident.isPrivate())
				.ifPresent(service -> effects.add(Effects.invite(id, service.team())));
			effects.add(Effects.card(id));
			effects.add(new IncidentEffect.PinCard(id).effect());
			if (incident.needsDecision()) {
				effects.addAll(watch.called(file));
			}
			effects.add(new Effects.RefreshTopic(id).effect());
			effects.add(new IncidentEffect.AddBookmark(id).effect());
		}
		effects.add(new Effects.RefreshAnnouncement(id).effect());
		effects.add(Effects.home(incident.declaredBy()));
		return effects;
	}

}
