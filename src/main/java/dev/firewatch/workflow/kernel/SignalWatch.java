package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Signals;
import dev.firewatch.policy.Policy;

/**
 * Looks for signals in what becomes known of an incident, and calls the senior group in
 * once two of one family add up.
 */
public class SignalWatch {

	private final CasefileEditor editor;

	private final Policy policy;

	private final PermissionCheck permissions;

	public SignalWatch(CasefileEditor editor, Policy policy, PermissionCheck permissions) {
		this.editor = editor;
		this.policy = policy;
		this.permissions = permissions;
	}

	/**
	 * Reads what was just recorded. Most texts hold no signal, and nothing more is done.
	 * @param key of the act that recorded it
	 */
	public void read(IncidentId id, String key, String text, Instant at) {
		if (Signals.in(text, policy).isEmpty()) {
			return;
		}
		editor.change(id, key + "#signals", file -> {
			List<Effect> effects = read(file, text, at);
			return effects.isEmpty() ? Decision.refused(Reply.silent()) : Decision.accepted(Reply.silent(), effects);
		});
	}

	/**
	 * The same within a change: what follows from it, which is nothing for most texts.
	 */
	public List<Effect> read(Casefile file, String text, Instant at) {
		Incident incident = file.incident();
		int before = incident.flags().size();
		if (incident.status().ended() || incident.notice(Signals.in(text, policy), at).isEmpty()) {
			return List.of();
		}
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		if (incident.flags().size() > before) {
			effects.addAll(called(file));
		}
		return effects;
	}

	/**
	 * The senior group comes into the room and is asked. Whoever isn't known yet is
	 * looked up when they are invited.
	 */
	public List<Effect> called(Casefile file) {
		List<Effect> effects = new ArrayList<>(Effects.join(file, permissions.seniors()));
		if (!file.incident().isPrivate() && !policy.seniorGroup().isEmpty()) {
			effects.add(Effects.invite(file.id(), policy.seniorGroup()));
		}
		effects.add(new Effects.CallSeniors(file.id()).effect());
		return effects;
	}

}
