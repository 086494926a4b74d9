package dev.firewatch.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.risk.RiskProposal.ProposalDecision;
import dev.firewatch.risk.RiskVersion.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * Something that may happen, how likely and how harmful it is, and what is done about it.
 *
 * @param version the number of its latest version, from 1
 * @param incidents those that it came true in, or nearly
 * @param history every version, the first one first; empty in what lists read
 * @param mitigationsEver how many mitigations were ever numbered: no number is given
 * twice
 * @param indicatorsEver the same of indicators
 * @param proposals changes that were proposed, open and decided ones
 * @param orphanedOn since when its owner is gone; null if they aren't, or nobody noticed
 * @param mergedInto the one that it turned out to be; null if it is one of its own
 */
public record Risk(@Id RiskId id, long version, RiskContent content, List<IncidentId> incidents,
		List<RiskVersion> history, int mitigationsEver, int indicatorsEver, List<RiskProposal> proposals,
		@Nullable LocalDate orphanedOn, @Nullable RiskId mergedInto) {

	/** How the history says that something was proposed. */
	private static final String PROPOSED = "proposed: ";

	@PersistenceCreator
	public Risk(RiskId id, long version, RiskContent content, @Nullable List<IncidentId> incidents,
			@Nullable List<RiskVersion> history, int mitigationsEver, int indicatorsEver,
			@Nullable List<RiskProposal> proposals, @Nullable LocalDate orphanedOn, @Nullable RiskId mergedInto) {
		this.id = id;
		this.version = version;
		this.content = content;
		this.incidents = incidents == null ? List.of() : List.copyOf(incidents);
		this.history = history == null ? List.of() : List.copyOf(history);
		this.mitigationsEver = mitigationsEver;
		this.indicatorsEver = indicatorsEver;
		this.proposals = proposals == null ? List.of() : List.copyOf(proposals);
		this.orphanedOn = orphanedOn;
		this.mergedInto = mergedInto;
	}

	/** A new risk. */
	public static Risk entered(RiskId id, RiskContent content, Made made) {
		Risk empty = new Risk(id, 1, content.mitigated(List.of()).indicated(List.of()), List.of(),
				List.of(new RiskVersion(1, made, List.of(), null)), 0, 0, List.of(), null, null);
		return empty.numbered(content);
	}

	/** The same with this content; the very same if nothing is different. */
	public Risk changed(RiskContent wanted, Made made) {
		Risk changed = numbered(wanted);
		List<RiskChange> changes = RiskChanges.between(content, changed.content());
		return changes.isEmpty() ? this : changed.versioned(new RiskVersion(version + 1, made, changes, null));
	}

	/** The same, having come true in an incident; the very same if that is known. */
	public Risk linked(IncidentId incident, Made made) {
		return incidents.contains(incident) ? this
				: touching(Stream.concat(incidents.stream(), Stream.of(incident)).toList(), incident, made);
	}

	/** The same, not having come true in an incident after all. */
	public Risk unlinked(IncidentId incident, Made made) {
		return !incidents.contains(incident) ? this
				: touching(incidents.stream().filter(other -> !other.equals(incident)).toList(), incident, made);
	}

	private Risk touching(List<IncidentId> touched, IncidentId link, Made made) {
		return new Risk(id, version, content, touched, history, mitigationsEver, indicatorsEver, proposals, orphanedOn,
				mergedInto)
			.versioned(new RiskVersion(version + 1, made, List.of(), link));
	}

	/** The same with a proposed change, under the next number. */
	public Risk proposed(ProposedChange change, String gap, Made made) {
		RiskProposal proposal = new RiskProposal(proposals.size() + 1, change, Objects.requireNonNull(made.incident()),
				gap, Objects.requireNonNull(made.by()), made.at(), null);
		List<RiskProposal> all = new ArrayList<>(proposals);
		all.add(proposal);
		RiskChange said = new RiskChange(proposal.id(), null, PROPOSED + change.words(content));
		return proposing(all).versioned(new RiskVersion(version + 1, made, List.of(said), null));
	}

	/**
	 * The same with a proposed change, made or not; the very same if it is decided
	 * already.
	 * @return empty if what it is about is no longer there
	 */
	public Optional<Risk> decided(String proposal, ProposalDecision decision, Made made) {
		Optional<RiskProposal> open = proposals.stream()
			.filter(one -> one.id().equals(proposal) && one.open())
			.findFirst();
		if (open.isEmpty()) {
			return Optional.of(this);
		}
		Optional<RiskContent> wanted = decision.accepted() ? open.get().change().apply(content) : Optional.of(content);
		return wanted.map(now -> {
			Risk changed = numbered(now);
			List<RiskChange> changes = new ArrayList<>(RiskChanges.between(content, changed.content()));
			changes.add(new RiskChange(proposal, "proposed", decision.accepted() ? "accepted" : "rejected"));
			return changed
				.proposing(proposals.stream().map(one -> one.equals(open.get()) ? one.decided(decision) : one).toList())
				.versioned(new RiskVersion(version + 1, made, changes, null));
		});
	}

	/** The same with an open proposal in other words. */
	public Risk edited(String proposal, ProposedChange change, Made made) {
		Optional<RiskProposal> open = proposals.stream()
			.filter(one -> one.id().equals(proposal) && one.open())
			.findFirst();
		if (open.isEmpty() || open.get().change().equals(change)) {
			return this;
		}
		RiskChange said = new RiskChange(proposal, open.get().change().words(content),
				PROPOSED + change.words(content));
		return pointing(proposal, change).versioned(new RiskVersion(version + 1, made, List.of(said), null));
	}

	/**
	 * The same with a proposal that answers a gap.
	 * @param gap the question of the audit that shows it
	 * @param words what the history says of it
	 */
	public Risk answering(String proposal, String gap, String words, Made made) {
		return proposing(proposals.stream().map(one -> one.id().equals(proposal) ? one.answering(gap) : one).toList())
			.versioned(new RiskVersion(version + 1, made, List.of(new RiskChange(proposal, null, words)), null));
	}

	/** The same with an open proposal about something that has got its id. */
	public Risk pointing(String proposal, ProposedChange change) {
		return proposing(proposals.stream()
			.map(one -> one.id().equals(proposal) && one.open() ? one.saying(change) : one)
			.toList());
	}

	private Risk proposing(List<RiskProposal> all) {
		return new Risk(id, version, content, incidents, history, mitigationsEver, indicatorsEver, all, orphanedOn,
				mergedInto);
	}

	/** The same with the incidents and cascades of another one that is the same risk. */
	public Risk absorbing(Risk other, Made made) {
		List<IncidentId> touched = Stream.concat(incidents.stream(), other.incidents().stream()).distinct().toList();
		List<Cascade> cascades = new ArrayList<>(
				content.cascades().stream().filter(one -> !one.to().equals(other.id())).toList());
		other.content()
			.cascades()
			.stream()
			.filter(one -> !one.to().equals(id) && cascades.stream().noneMatch(known -> known.to().equals(one.to())))
			.forEach(cascades::add);
		RiskContent wanted = content.cascading(cascades);
		List<RiskChange> changes = new ArrayList<>(RiskChanges.between(content, wanted));
		changes.add(new RiskChange("merged", null, other.id() + ": " + other.content().title()));
		return new Risk(id, version, wanted, touched, history, mitigationsEver, indicatorsEver, proposals, orphanedOn,
				mergedInto)
			.versioned(new RiskVersion(version + 1, made, changes, null));
	}

	/** The same, retired, as it turned out to be another one, which has its incidents. */
	public Risk merged(RiskId into, Made made) {
		RiskContent wanted = content.retired();
		List<RiskChange> changes = new ArrayList<>(RiskChanges.between(content, wanted));
		changes.add(new RiskChange("merged into", null, into.value()));
		return new Risk(id, version, wanted, List.of(), history, mitigationsEver, indicatorsEver, proposals, orphanedOn,
				into)
			.versioned(new RiskVersion(version + 1, made, changes, null));
	}

	/** The same, leading to the one risk where it led to the other. */
	public Risk redirected(RiskId from, RiskId to, Made made) {
		List<Cascade> cascades = new ArrayList<>();
		content.cascades()
			.stream()
			.map(one -> one.to().equals(from) ? new Cascade(to, one.how()) : one)
			.filter(one -> !one.to().equals(id))
			.filter(one -> cascades.stream().noneMatch(known -> known.to().equals(one.to())))
			.forEach(cascades::add);
		return changed(content.cascading(cascades), made);
	}

	/** A proposal as it was said; the risk may be like that by now. */
	public String words(RiskProposal proposal) {
		if (proposal.open()) {
			return proposal.change().words(content);
		}
		return history.stream()
			.flatMap(version -> version.changes().stream())
			.filter(change -> change.field().equals(proposal.id()))
			.flatMap(change -> Optional.ofNullable(change.after()).stream())
			.filter(after -> after.startsWith(PROPOSED))
			.reduce((earlier, later) -> later)
			.map(after -> after.substring(PROPOSED.length()))
			.orElseGet(() -> proposal.change().wordsAlone(content));
	}

	public Optional<RiskProposal> proposal(String wanted) {
		return proposals.stream().filter(one -> one.id().equalsIgnoreCase(wanted)).findFirst();
	}

	/** Whether an act with this key has been done. */
	public boolean knows(String key) {
		return history.stream().anyMatch(one -> one.made().key().equals(key));
	}

	private Risk versioned(RiskVersion latest) {
		List<RiskVersion> all = new ArrayList<>(history);
		all.add(latest);
		return new Risk(id, latest.number(), content, incidents, all, mitigationsEver, indicatorsEver, proposals,
				orphanedOn, mergedInto);
	}

	/**
	 * What was there before keeps its number, found by it or by its text; what is new
	 * gets the next.
	 */
	private Risk numbered(RiskContent wanted) {
		Numbering<Mitigation> mitigations = new Numbering<>("M", mitigationsEver, Mitigation::id, Mitigation::text,
				Mitigation::numbered);
		Numbering<RiskIndicator> indicators = new Numbering<>("I", indicatorsEver, RiskIndicator::id,
				RiskIndicator::text, RiskIndicator::numbered);
		RiskContent all = wanted.mitigated(mitigations.of(wanted.mitigations(), content.mitigations()))
			.indicated(indicators.of(wanted.indicators(), content.indicators()));
		return new Risk(id, version, all, incidents, history, mitigations.ever, indicators.ever, proposals, orphanedOn,
				mergedInto);
	}

	/** Gives the parts of a risk their numbers. */
	private static final class Numbering<T> {

		private final String prefix;

		private final Function<T, String> id;

		private final Function<T, String> text;

		private final BiFunction<T, String, T> give;

		private int ever;

		Numbering(String prefix, int ever, Function<T, String> id, Function<T, String> text,
				BiFunction<T, String, T> give) {
			this.prefix = prefix;
			this.ever = ever;
			this.id = id;
			this.text = text;
			this.give = give;
		}

		List<T> of(List<T> wanted, List<T> before) {
			List<String> free = new ArrayList<>(before.stream().map(id).toList());
			List<String> ids = new ArrayList<>();
			for (T one : wanted) {
				ids.add(free.remove(id.apply(one)) ? id.apply(one) : "");
			}
			List<T> numbered = new ArrayList<>();
			for (int n = 0; n < wanted.size(); n++) {
				T one = wanted.get(n);
				String known = ids.get(n).isEmpty() ? before.stream()
					.filter(old -> free.contains(id.apply(old)) && text.apply(old).equals(text.apply(one)))
					.map(id)
					.findFirst()
					.orElse("") : ids.get(n);
				free.remove(known);
				numbered.add(give.apply(one, known.isEmpty() ? prefix + ++ever : known));
			}
			return numbered;
		}

	}

}
