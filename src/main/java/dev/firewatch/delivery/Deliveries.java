package dev.firewatch.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.delivery.Carrier.Result;
import dev.firewatch.delivery.Outbox.Leased;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the effects that documents carry: at once after a write, and again by sweep
 * for those that did not get through. An effect leaves its document only when its
 * platform has confirmed it. Works in real time, whatever the domain's clock says.
 */
public class Deliveries implements AutoCloseable {

	/** An instance that may be taken for dead looks so much later whether it is not. */
	private static final Duration UNFIT = Duration.ofSeconds(1);

	private final Outbox outbox;

	private final Carrier carrier;

	private final Troubles troubles;

	private final DeliveryMeters meters;

	private final Surroundings surroundings;

	private final Workers workers = new Workers(this::deliver);

	/**
	 * Where deliveries take place.
	 *
	 * @param collections those whose documents carry effects
	 */
	public record Surroundings(Instances instances, List<String> collections, Clock realTime) {

		Instant now() {
			return realTime.instant();
		}

	}

	public Deliveries(Outbox outbox, Carrier carrier, Troubles troubles, DeliveryMeters meters,
			Surroundings surroundings) {
		this.outbox = outbox;
		this.carrier = carrier;
		this.troubles = troubles;
		this.meters = meters;
		this.surroundings = surroundings;
	}

	/** Delivers what the document carries as soon as a worker is free. */
	public void soon(DocumentRef document, boolean routine) {
		workers.soon(document, routine);
	}

	/** Takes up whatever is due and not yet delivered. */
	public void sweep() {
		List<Outbox.Found> found = new ArrayList<>();
		for (String collection : surroundings.collections()) {
			Outbox.Found here = outbox.find(collection, surroundings.now());
			here.due().forEach(document -> soon(document, true));
			found.add(here);
		}
		meters.waiting(found, surroundings.now());
	}

	/** Tries again what the document carries and was given up. */
	public void again(DocumentRef document) {
		List<String> kinds = troubles.all()
			.stream()
			.filter(trouble -> trouble.document().equals(document))
			.map(Trouble::kind)
			.toList();
		troubles.forget(document, kinds);
		outbox.revive(document);
		soon(document, false);
	}

	/** What waited at the last sweep. */
	public DeliveryMeters.Waiting waiting() {
		return meters.waiting();
	}

	/** Waits until nothing is being delivered, at most a second. */
	public void await() {
		workers.await();
	}

	/** Whether nothing is being delivered just now. */
	public boolean idle() {
		return workers.idle();
	}

	private void deliver(DocumentRef document) {
		if (!surroundings.instances().fit()) {
			workers.later(document, surroundings.now().plus(UNFIT), UNFIT);
			return;
		}
		Optional<Leased> leased = outbox.lease(document);
		if (leased.isPresent()) {
			Pass pass = new Pass(document, leased.get().effects());
			pass.run();
			if (!outbox.release(document, pass.left, pass.wake)) {
				// Effects were added meanwhile.
				soon(document, false);
			}
			else if (pass.wake != null) {
				Duration wait = Duration.between(surroundings.now(), pass.wake);
				workers.later(document, pass.wake, wait.isNegative() ? Duration.ZERO : wait);
			}
		}
	}

	/** Tries each effect of a document once, the urgent first and in order by lane. */
	private final class Pass {

		private final DocumentRef document;

		private final List<Effect> effects;

		private final Set<String> stuck = new HashSet<>();

		private final List<String> recovered = new ArrayList<>();

		private final Set<String> hopeless = new HashSet<>();

		private int left;

		/** When to try the rest. */
		private @Nullable Instant wake;

		Pass(DocumentRef document, List<Effect> effects) {
			this.document = document;
			this.effects = effects;
			this.left = effects.size();
		}

		void run() {
			List<Effect> inOrder = effects.stream().sorted(Comparator.comparing(Effect::isRoutine)).toList();
			for (Effect effect : inOrder) {
				if (laterTwin(effect)) {
					delivered(effect);
				}
				else if (effect.hopeless()) {
					hopeless.add(effect.kind());
					if (effect.nature() == Effect.Nature.GATE) {
						stuck.add(effect.lane());
					}
				}
				else if (stuck.stream().noneMatch(effect::waitsFor)) {
					attempt(effect);
				}
			}
			recovered.removeAll(hopeless);
			if (!recovered.isEmpty()) {
				troubles.forget(document, recovered);
			}
		}

		private void attempt(Effect effect) {
			Instant now = surroundings.now();
			if (effect.tries().notBefore().isAfter(now)) {
				wait(effect, effect.tries().notBefore());
				return;
			}
			if (!surroundings.instances().fit()) {
				// Another instance may take this one for dead and go on by itself.
				wait(effect, now.plus(UNFIT));
				return;
			}
			Result result = carrier.carry(effect, now);
			meters.tried(effect, result.ending(), now);
			switch (result.ending()) {
				case DELIVERED, NOTHING -> delivered(effect);
				case NOT_YET -> wait(effect, now.plus(result.pause()));
				case RETRY -> {
					outbox.replace(document, result.effect());
					wait(effect, now.plus(result.pause()));
				}
				case GIVEN_UP -> givenUp(result);
				default -> throw new IllegalStateException(result.ending().name());
			}
			if (result.refusing() != null) {
				troubles.shutOut(result.refusing(), result.problem());
			}
		}

		private void delivered(Effect effect) {
			outbox.remove(document, effect);
			left--;
			if (effect.tries().attempts() > 0 || effect.tries().uncertain()) {
				recovered.add(effect.kind());
			}
		}

		private void wait(Effect effect, Instant until) {
			stuck.add(effect.lane());
			wake = wake == null || until.isBefore(wake) ? until : wake;
		}

		private void givenUp(Result result) {
			// First, so that none is given up in silence.
			troubles.add(document, result.effect(), result.problem()).ifPresent(notice -> soon(notice, false));
			outbox.replace(document, result.effect());
			hopeless.add(result.effect().kind());
			if (result.effect().nature() == Effect.Nature.GATE) {
				stuck.add(result.effect().lane());
			}
		}

		/** A later effect that will say the same as of now makes this one superfluous. */
		private boolean laterTwin(Effect effect) {
			int index = effects.indexOf(effect);
			return effects.subList(index + 1, effects.size()).stream().anyMatch(effect::sameAs);
		}

	}

	@Override
	public void close() {
		workers.close();
	}

}
