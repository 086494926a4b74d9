package dev.firewatch.workflow.timeline;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Message;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.TimelineImport;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.timeline.TimelineEffect.ImportPasted;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Records a pasted text and tells the room. Each line has its own key, so that an
 * interrupted attempt can simply be repeated.
 */
class ImportEffects implements EffectComposer {

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final ImportedLines lines;

	private final PendingImports pending;

	private final Names names;

	/** Who did it, and when. */
	public record Names(People people, Clock clock) {
	}

	public ImportEffects(Casefiles casefiles, RoomDirectory rooms, ImportedLines lines, PendingImports pending,
			Names names) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.lines = lines;
		this.pending = pending;
		this.names = names;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List
			.of(EffectBinding.of(ImportPasted.class, this::compose).confirmed((imported, sent) -> forget(imported)));
	}

	private Optional<Outgoing> compose(ImportPasted imported) {
		PersonId person = imported.person();
		IncidentId id = imported.incident();
		Optional<PendingImports.PastedText> text = pending.find(id, person, imported.pasted());
		if (text.isEmpty()) {
			return Optional.empty();
		}
		Casefile file = casefiles.find(id).orElseThrow();
		Instant now = names.clock().instant().truncatedTo(ChronoUnit.MILLIS);
		TimelineImport read = lines.read(file, text.get().text(), text.get().setting(), now);
		int recorded = lines.record(file, read, person, now);
		Optional<Outgoing> told = file.incident().archivedAt().isPresent() ? Optional.empty()
				: rooms.roomNow(id.value())
					.map(room -> new Outgoing.Post(room, recorded == 0 ? Message.text(said(read, person))
							: UndoImport.offered(id, now, said(read, person))));
		if (told.isEmpty()) {
			pending.deleteById(text.get().id());
		}
		return told;
	}

	private String said(TimelineImport read, PersonId person) {
		int number = read.lines().size();
		return names.people().nameOf(person) + " imported " + (number == 1 ? "1 entry" : number + " entries") + " from "
				+ read.format().words() + ". `timeline` shows them.";
	}

	private void forget(ImportPasted imported) {
		pending.find(imported.incident(), imported.person(), imported.pasted())
			.ifPresent(text -> pending.deleteById(text.id()));
	}

}
