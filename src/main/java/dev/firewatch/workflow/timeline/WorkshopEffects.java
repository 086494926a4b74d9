package dev.firewatch.workflow.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.ChannelMessage;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.Sent;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.timeline.KeyMessages;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.Effects.ReviewTimeline;
import dev.firewatch.workflow.timeline.Proposals.Proposed;
import dev.firewatch.workflow.timeline.Proposals.WithFiles;
import dev.firewatch.workflow.timeline.TimelineEffect.ReviewAgain;

/** Reads an incident's room, and shows there what may be missing from its timeline. */
class WorkshopEffects implements EffectComposer {

	/** In a longer conversation only the latest messages are read. */
	private static final int MOST = 500;

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final TimelineReview review;

	private final ProposedMessages proposedMessages;

	private final Clock clock;

	/** Which of the messages are proposed. */
	public record ProposedMessages(Proposals proposals, Timelines timelines, Policy policy) {

		void took(String incident, Outgoing.FoundMessage foundMessage, Instant at) {
			Set<String> captured = timelines.keys(incident);
			List<ChannelUtterance> fresh = foundMessage.messages()
				.stream()
				.filter(written -> !captured.contains(written.key()))
				.map(ProposedMessages::said)
				.toList();
			List<WithFiles> files = foundMessage.messages()
				.stream()
				.filter(written -> !written.files().isEmpty())
				.map(written -> new WithFiles(written.key(), written.files()))
				.toList();
			proposals.save(new Proposed(incident, fresh, foundMessage.problem(), at, files)
				.with(KeyMessages.among(fresh, policy.timeline().proposals())));
		}

		private static ChannelUtterance said(ChannelMessage written) {
			return new ChannelUtterance(written.key(), written.author(), written.at(), written.text(), written.link(),
					written.reactions(), !written.files().isEmpty());
		}

	}

	public WorkshopEffects(Casefiles casefiles, RoomDirectory rooms, TimelineReview review,
			ProposedMessages proposedMessages, Clock clock) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.review = review;
		this.proposedMessages = proposedMessages;
		this.clock = clock;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(
				EffectBinding
					.of(Effects.ReadRoomAgain.class,
							look -> inRoom(look.incident(),
									(room, file) -> Optional
										.of(new Outgoing.ReadMessages(room, file.incident().declaredAt(), MOST))))
					.confirmed((look, sent) -> read(look.incident(), sent)),
				EffectBinding
					.of(ReviewTimeline.class,
							show -> inRoom(show.incident(),
									(room, file) -> Optional
										.of(new Outgoing.Post(room, review.message(file, clock.instant())))))
					.confirmed((show, sent) -> shown(sent)),
				EffectBinding
					.of(ReviewAgain.class,
							again -> inRoom(again.incident(), (room, file) -> rooms.message(name(room))
								.map(there -> new Outgoing.Update(there, review.message(file, clock.instant())))))
					.confirmed((again, sent) -> shown(sent)));
	}

	private Optional<Outgoing> inRoom(IncidentId id, BiFunction<RoomRef, Casefile, Optional<Outgoing>> then) {
		Casefile file = casefiles.find(id).orElseThrow();
		return file.incident().archivedAt().isPresent() ? Optional.empty()
				: rooms.roomNow(id.value()).flatMap(room -> then.apply(room, file));
	}

	/** Only the latest message that shows it is kept up to date. */
	private static String name(RoomRef room) {
		return room.key() + "/review";
	}

	private void read(IncidentId id, Sent sent) {
		if (sent.found() != null) {
			proposedMessages.took(id.value(), sent.found(), clock.instant());
		}
	}

	private void shown(Sent sent) {
		if (sent.message() != null) {
			rooms.message(name(sent.message().room()), sent.message());
		}
	}

}
