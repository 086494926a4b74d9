package dev.firewatch.postmortem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The document of an incident while it is written: answers by section, signatures,
 * publication.
 */
public final class Postmortem {

	private final String template;

	private final Instant openedAt;

	private final Instant draftDue;

	private final List<SectionState> sections;

	// Not final, so that what was stored can be filled in.
	private List<Signature> signatures = new ArrayList<>();

	private @Nullable Instant publishedAt;

	private @Nullable PersonId publishedBy;

	public Postmortem(String template, Instant openedAt, Instant draftDue, List<SectionState> sections) {
		this.template = template;
		this.openedAt = openedAt;
		this.draftDue = draftDue;
		this.sections = new ArrayList<>(sections);
	}

	public static Postmortem opened(Template template, Instant at, Instant draftDue) {
		return new Postmortem(template.id(), at, draftDue,
				template.sections().stream().map(section -> SectionState.untouched(section.id())).toList());
	}

	public void asked(String section, PersonId person, Instant at) {
		change(state(section).askedOf(person, at));
	}

	public Optional<Refusal> answer(String section, Map<String, String> answers, PersonId by, Instant at) {
		return ifUnpublished(state(section).answered(answers, by, at));
	}

	public Optional<Refusal> skip(String section, String reason, PersonId by, Instant at) {
		return ifUnpublished(state(section).skipped(reason, by, at));
	}

	public Optional<Refusal> handOver(String section, PersonId person) {
		return ifUnpublished(state(section).givenTo(person));
	}

	public Optional<Refusal> later(String section, Instant until) {
		return ifUnpublished(state(section).later(until));
	}

	private Optional<Refusal> ifUnpublished(SectionState changed) {
		if (publishedAt != null) {
			return Optional.of(Refusal.of(Rule.PUBLISHED));
		}
		change(changed);
		return Optional.empty();
	}

	private void change(SectionState changed) {
		sections.replaceAll(state -> state.id().equals(changed.id()) ? changed : state);
	}

	/** Signs for a role; an earlier signature for it is replaced. */
	public Optional<Refusal> sign(Signature signature) {
		if (publishedAt != null) {
			return Optional.of(Refusal.of(Rule.PUBLISHED));
		}
		if (!open().isEmpty()) {
			return Optional.of(new Refusal(Rule.SECTIONS_OPEN, open()));
		}
		signatures.removeIf(earlier -> earlier.role().equals(signature.role()));
		signatures.add(signature);
		return Optional.empty();
	}

	/** The roles whose signature is missing or was given for other content. */
	public List<String> unsigned(List<String> roles, String contentHash) {
		Set<String> signed = signatures.stream()
			.filter(signature -> signature.contentHash().equals(contentHash))
			.map(Signature::role)
			.collect(Collectors.toSet());
		return roles.stream().filter(role -> !signed.contains(role)).toList();
	}

	public Optional<Refusal> publish(List<String> roles, String contentHash, PersonId by, Instant at) {
		if (publishedAt != null) {
			return Optional.of(Refusal.of(Rule.PUBLISHED));
		}
		if (!open().isEmpty()) {
			return Optional.of(new Refusal(Rule.SECTIONS_OPEN, open()));
		}
		List<String> unsigned = unsigned(roles, contentHash);
		if (!unsigned.isEmpty()) {
			return Optional.of(new Refusal(Rule.SIGNATURES_MISSING, unsigned));
		}
		publishedAt = at;
		publishedBy = by;
		return Optional.empty();
	}

	/** The ids of the sections that are neither answered nor skipped. */
	public List<String> open() {
		return sections.stream().filter(state -> !state.settled()).map(SectionState::id).toList();
	}

	public SectionState state(String section) {
		return sections.stream()
			.filter(state -> state.id().equals(section))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no section " + section));
	}

	public boolean has(String section) {
		return sections.stream().anyMatch(state -> state.id().equals(section));
	}

	public String template() {
		return template;
	}

	public Instant openedAt() {
		return openedAt;
	}

	public Instant draftDue() {
		return draftDue;
	}

	public List<SectionState> sections() {
		return List.copyOf(sections);
	}

	public List<Signature> signatures() {
		return List.copyOf(signatures);
	}

	public boolean published() {
		return publishedAt != null;
	}

	public Optional<Instant> publishedAt() {
		return Optional.ofNullable(publishedAt);
	}

	public Optional<PersonId> publishedBy() {
		return Optional.ofNullable(publishedBy);
	}

}
