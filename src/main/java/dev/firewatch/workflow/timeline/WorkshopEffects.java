package dev.firewatch.workflow.timeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.timeline.KeyMessages;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.timeline.Proposals.Proposed;

/** Looks at an incident's room, and shows there what its timeline may miss. */
class WorkshopEffects implements EffectComposer {

	/** Of a longer talk the latest messages are looked at. */
	private static final int MOST = 500;

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final TimelineReview review;

	private final LookBack lookBack;

	private final Clock clock;

	/** Which of the messages are proposed. */
	public record LookBack(Proposals proposals, Timelines timelines, Policy policy) {

		void took(String incident, Outgoing.FoundMessage foundMessage) {
			Set<String> captured = timelines.keys(incident);
			List<ChannelUtterance> fresh = foundMessage.messages()
				.stream()
				.filter(written -> !captured.contains(written.key()))
				.map(LookBack::said)
				.toList();
			proposals.save(new Proposed(incident, KeyMessages.among(fresh, policy.timeline().proposals()),
					foundMessage.problem()));
		}

		private static ChannelUtterance said(ChannelMessage written) {
			return new ChannelUtterance(written.key(), written.author(), written.at(), written.text(), written.link(),
					written.reactions(), written.files());
		}

	}

	public WorkshopEffects(Casefiles casefiles, RoomDirectory rooms, TimelineReview review, LookBack lookBack,
			Clock clock) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.review = review;
		this.lookBack = lookBack;
		this.clock = clock;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.LOOK_BACK, Effects.REVIEW, Effects.REVIEW_AGAIN);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		String id = effect.get(Effects.INCIDENT);
		Casefile file = casefiles.find(new IncidentId(id)).orElseThrow();
		if (file.incident().archivedAt().isPresent()) {
			return Optional.empty();
		}
		return rooms.roomNow(id).flatMap(room -> switch (effect.kind()) {
			case Effects.LOOK_BACK -> Optional.of(new Outgoing.ReadMessages(room, file.incident().declaredAt(), MOST));
			case Effects.REVIEW -> Optional.of(new Outgoing.Post(room, review.message(file, clock.instant())));
			default -> rooms.message(name(room))
				.map(shown -> new Outgoing.Update(shown, review.message(file, clock.instant())));
		});
	}

	/** The last message that shows it is the one that is kept alive. */
	private static String name(RoomRef room) {
		return room.key() + "/" + Effects.REVIEW;
	}

	@Override
	public void confirmed(Effect effect, Sent sent) {
		if (sent.found() != null) {
			lookBack.took(effect.get(Effects.INCIDENT), sent.found());
		}
		if (sent.message() != null) {
			rooms.message(name(sent.message().room()), sent.message());
		}
	}

}
