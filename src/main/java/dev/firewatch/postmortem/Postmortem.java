package dev.firewatch.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The document of an incident while it is written: answers by section, signatures,
 * publication.
 */
public final class Postmortem {

	private String template;

	private final Instant openedAt;

	private final Instant draftDue;

	private List<SectionState> sections;

	// Not final, so that stored values can be filled in.
	private List<Signature> signatures = new ArrayList<>();

	private List<Edition> editions = new ArrayList<>();

	private List<Comment> comments = new ArrayList<>();

	private List<Related> related = new ArrayList<>();

	/** The template's roles; if empty, the policy's. */
	private List<String> signRoles = new ArrayList<>();

	private @Nullable Instant publishedAt;

	private @Nullable PersonId publishedBy;

	private @Nullable String amendReason;

	private @Nullable Instant reviewAt;

	private boolean remindedOfReview;

	private @Nullable RequiredReview review;

	private @Nullable String templateVersion;

	/** The restore time promised when the incident was resolved. */
	private @Nullable Duration restoreWithin;

	public Postmortem(String template, Instant openedAt, Instant draftDue, List<SectionState> sections) {
		this.template = template;
		this.openedAt = openedAt;
		this.draftDue = draftDue;
		this.sections = new ArrayList<>(sections);
	}

	/**
	 * @param incident decides which of the template's sections apply
	 */
	public static Postmortem opened(Template template, Incident incident, Instant at, Instant draftDue) {
		Postmortem opened = new Postmortem(template.id(), at, draftDue, List.of());
		opened.use(template, incident);
		return opened;
	}

	/** How far a postmortem had come when it was written out. */
	public record PostmortemProgress(@Nullable String templateVersion, List<String> signRoles,
			List<Signature> signatures, List<Edition> editions, List<Comment> comments, List<Related> related,
			@Nullable Instant publishedAt, @Nullable PersonId publishedBy, @Nullable String amendReason,
			@Nullable Instant reviewAt, boolean remindedOfReview, @Nullable Duration restoreWithin,
			@Nullable RequiredReview review) {
	}

	/** Brings a newly opened postmortem to where it stood when it was written out. */
	public Postmortem broughtTo(PostmortemProgress progress) {
		templateVersion = progress.templateVersion();
		signRoles = new ArrayList<>(progress.signRoles());
		signatures = new ArrayList<>(progress.signatures());
		editions = new ArrayList<>(progress.editions());
		comments = new ArrayList<>(progress.comments());
		related = new ArrayList<>(progress.related());
		publishedAt = progress.publishedAt();
		publishedBy = progress.publishedBy();
		amendReason = progress.amendReason();
		reviewAt = progress.reviewAt();
		remindedOfReview = progress.remindedOfReview();
		restoreWithin = progress.restoreWithin();
		review = progress.review();
		return this;
	}

	/**
	 * Continues with the template; answers are kept, and appear wherever the template
	 * asks for them.
	 */
	public void use(Template wanted, Incident incident) {
		Map<String, String> known = answers();
		Map<String, SectionState> earlier = new LinkedHashMap<>();
		sections.forEach(state -> earlier.put(state.id(), state));
		List<SectionState> fitting = new ArrayList<>();
		for (Section section : wanted.sections()) {
			SectionState state = earlier.remove(section.id());
			fitting.add(state != null ? state : SectionState.untouched(section.id()).knowing(section, known));
		}
		// Sections that the template doesn't have are kept, in case it is changed back.
		fitting.addAll(earlier.values());
		sections = fitting;
		template = wanted.id();
		templateVersion = wanted.version();
		signRoles = new ArrayList<>(wanted.signRoles());
		fit(wanted, incident);
	}

	/** Shows the sections that apply as far as is known now, and hides the others. */
	public void fit(Template current, Incident incident) {
		Map<String, String> known = answers();
		sections.replaceAll(state -> state.shown(current.section(state.id())
			.filter(section -> section.when().holds(incident, known) && !section.questions(incident, known).isEmpty())
			.isPresent()));
	}

	/** All answers by the ids of their questions. */
	public Map<String, String> answers() {
		Map<String, String> answers = new LinkedHashMap<>();
		sections.forEach(state -> answers.putAll(state.answers()));
		return answers;
	}

	/** The answers of the sections that apply. */
	public Map<String, String> shownAnswers() {
		Map<String, String> answers = new LinkedHashMap<>();
		shown().forEach(state -> answers.putAll(state.answers()));
		return answers;
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

	public Optional<Refusal> handOver(String section, SectionState.With whom) {
		return ifUnpublished(state(section).givenTo(whom));
	}

	/** Adds to one answer; the section stays open if it was. */
	public Optional<Refusal> add(String section, String question, String text, PersonId by, Instant at) {
		return ifUnpublished(state(section).added(question, text, by, at));
	}

	public Comment comment(@Nullable String section, String text, boolean change, PersonId by, Instant at) {
		Comment comment = new Comment(comments.size() + 1, section, text, change, by, at, null, null);
		comments.add(comment);
		return comment;
	}

	/** Settles a requested change; false if there is none with the id. */
	public boolean settle(String comment, PersonId by, Instant at) {
		boolean there = comments.stream().anyMatch(one -> one.id().equalsIgnoreCase(comment) && one.open());
		comments.replaceAll(one -> one.id().equalsIgnoreCase(comment) && one.open() ? one.settled(by, at) : one);
		return there;
	}

	/** Notes how another incident is related to this one; replaces an earlier note. */
	public void relate(Related other) {
		related.removeIf(known -> known.incident().equals(other.incident()));
		related.add(other);
	}

	/** Says when the review is held. */
	public void reviewedAt(Instant at) {
		reviewAt = at;
		remindedOfReview = false;
	}

	/** Notes why the review has to be held. */
	public void requireReview(RequiredReview.ReviewReason reason) {
		review = review().because(reason);
	}

	/** Notes that the review was held, and what came of it. */
	public void reviewHeld(PersonId by, Instant at, String outcome) {
		review = review().heldAs(new RequiredReview.HeldReview(by, at, outcome));
	}

	/** Whether the review has to be held, and why; whether it was. */
	public RequiredReview review() {
		return review == null ? RequiredReview.NONE : review;
	}

	/** Notes that the room was reminded of the review. */
	public void remindedOfReview() {
		remindedOfReview = true;
	}

	public boolean isRemindedOfReview() {
		return remindedOfReview;
	}

	/** Notes how soon the service was promised to be restored. */
	public void promised(@Nullable Duration within) {
		restoreWithin = within;
	}

	/**
	 * Opens the published postmortem for a new version; signatures stay with the old one.
	 */
	public Optional<Refusal> amend(String reason) {
		if (publishedAt == null) {
			return Optional.of(Refusal.of(Rule.NOT_PUBLISHED));
		}
		publishedAt = null;
		publishedBy = null;
		amendReason = reason;
		return Optional.empty();
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

	/**
	 * The roles whose signature is missing or was given for other content.
	 * @param vouches whether a signature with the hash is for what stands there now
	 */
	public List<String> unsigned(List<String> roles, Predicate<String> vouches) {
		Set<String> signed = signatures.stream()
			.filter(signature -> vouches.test(signature.contentHash()))
			.map(Signature::role)
			.collect(Collectors.toSet());
		return roles.stream().filter(role -> !signed.contains(role)).toList();
	}

	public Optional<Refusal> publish(List<String> roles, Predicate<String> vouches, String contentHash, PersonId by,
			Instant at) {
		if (publishedAt != null) {
			return Optional.of(Refusal.of(Rule.PUBLISHED));
		}
		if (!open().isEmpty()) {
			return Optional.of(new Refusal(Rule.SECTIONS_OPEN, open()));
		}
		List<String> unsigned = unsigned(roles, vouches);
		if (!unsigned.isEmpty()) {
			return Optional.of(new Refusal(Rule.SIGNATURES_MISSING, unsigned));
		}
		publishedAt = at;
		publishedBy = by;
		editions.add(new Edition(editions.size() + 1, by, at, contentHash, amendReason));
		amendReason = null;
		return Optional.empty();
	}

	/**
	 * Takes over what was written and published elsewhere, without applying our rules.
	 */
	public void publishedElsewhere(Map<String, Map<String, String>> answers, PersonId by, Instant at,
			String contentHash) {
		sections.replaceAll(state -> {
			Map<String, String> given = answers.getOrDefault(state.id(), Map.of());
			return given.isEmpty() ? state.skipped("Not in the file that was imported", by, at)
					: state.answered(given, by, at);
		});
		publishedAt = at;
		publishedBy = by;
		editions.add(new Edition(editions.size() + 1, by, at, contentHash, "Imported"));
	}

	/**
	 * Replaces an answer, without applying our rules; a section that nobody has answered
	 * yet stays open.
	 */
	public void replaceAnswer(String section, String question, String answer, PersonId by, Instant at) {
		change(state(section).replaced(question, answer, by, at));
	}

	/** The ids of the sections that are neither answered nor skipped. */
	public List<String> open() {
		return shown().filter(state -> !state.settled()).map(SectionState::id).toList();
	}

	private Stream<SectionState> shown() {
		return sections.stream().filter(state -> !state.hidden());
	}

	/** Whose signature publication needs. */
	public List<String> signRoles(List<String> byPolicy) {
		return signRoles.isEmpty() ? byPolicy : List.copyOf(signRoles);
	}

	public SectionState state(String section) {
		return sections.stream()
			.filter(state -> state.id().equals(section))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no section " + section));
	}

	/** Whether the section exists and applies. */
	public boolean has(String section) {
		return shown().anyMatch(state -> state.id().equals(section));
	}

	public String template() {
		return template;
	}

	/** The version of the template that it was last fitted to, if that is known. */
	public Optional<String> templateVersion() {
		return Optional.ofNullable(templateVersion);
	}

	public Instant openedAt() {
		return openedAt;
	}

	public Instant draftDue() {
		return draftDue;
	}

	/** The sections that apply. */
	public List<SectionState> sections() {
		return shown().toList();
	}

	/** Those that are of use and those that are not, which keep their answers. */
	public List<SectionState> allSections() {
		return List.copyOf(sections);
	}

	public List<Edition> editions() {
		return List.copyOf(editions);
	}

	/** Why a published version is being amended; empty if none is. */
	public Optional<String> amendReason() {
		return Optional.ofNullable(amendReason);
	}

	public List<Comment> comments() {
		return List.copyOf(comments);
	}

	public List<Related> related() {
		return List.copyOf(related);
	}

	public Optional<Instant> reviewAt() {
		return Optional.ofNullable(reviewAt);
	}

	/** How soon the harm had to be stopped, if that was promised. */
	public Optional<Duration> restoreWithin() {
		return Optional.ofNullable(restoreWithin);
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
