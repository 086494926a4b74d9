package dev.firewatch.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.ComputedAnswers;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.AcceptanceCriteria;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.StatusNote;
import dev.firewatch.remediation.Verification;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Evidence;
import dev.firewatch.timeline.KeptFile;
import org.jspecify.annotations.Nullable;

/**
 * Incidents as JSON: the bodies of the HTTP API, and the postmortem as
 * {@code /schemas/postmortem.schema.json} describes it. Unknown values are left out.
 */
public final class JsonExport {

	private static final List<String> DURATIONS = List.of("duration", "time-to-detect", "time-to-respond",
			"time-to-identify", "time-to-mitigate", "time-to-resolve");

	private final Function<PersonId, String> names;

	/**
	 * @param names of the people that incidents name
	 */
	public JsonExport(Function<PersonId, String> names) {
		this.names = names;
	}

	/** Somebody, by id and name. */
	public record PersonJson(String id, String name) {
	}

	/** What a list shows of an incident. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record SummaryJson(@Nullable String id, String title, String severity, String status, String kind,
			@JsonProperty("private") boolean hidden, Instant openedAt, @Nullable Instant mitigatedAt,
			@Nullable Instant resolvedAt, @Nullable Instant endedAt, PersonJson declaredBy,
			@Nullable PersonJson commander) {
	}

	/** An incident with its roles, signals and causes. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record IncidentJson(@JsonUnwrapped SummaryJson summary, String recommendedSeverity, List<SignalJson> signals,
			List<RoleJson> roles, List<CauseJson> causes, List<NotCauseJson> notCauses, List<WhyJson> whys,
			@Nullable ImportedJson imported, @Nullable RecoveryJson recovery) {

		/** The same before it has got a number. */
		public IncidentJson unnumbered() {
			SummaryJson shown = new SummaryJson(null, summary.title(), summary.severity(), summary.status(),
					summary.kind(), summary.hidden(), summary.openedAt(), summary.mitigatedAt(), summary.resolvedAt(),
					summary.endedAt(), summary.declaredBy(), summary.commander());
			return new IncidentJson(shown, recommendedSeverity, signals, roles, causes, notCauses, whys, imported,
					recovery);
		}

	}

	/**
	 * By which run the incident shows as recovering.
	 *
	 * @param stage the id of the stage that is open
	 */
	public record RecoveryJson(String run, String stage) {
	}

	/** A phrase that raised the recommended severity. */
	public record SignalJson(String phrase, String family) {
	}

	/** Who holds a role. */
	public record RoleJson(String role, PersonJson person) {
	}

	/** What contributed to the incident. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record CauseJson(String id, String text, @Nullable String because, boolean primary,
			@Nullable String needsNoFixBecause, @Nullable String kind) {
	}

	/** What did not cause the incident. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record NotCauseJson(String text, @Nullable String because) {
	}

	/** One question of the chain of whys, and its answer. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record WhyJson(int level, String question, String answer, @Nullable String evidence, boolean root) {
	}

	/** When the incident was imported, and by whom. */
	public record ImportedJson(Instant at, PersonJson by,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<PassageJson> rest) {
	}

	/** What a text that was imported says beyond our sections. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record PassageJson(@Nullable String heading, String text) {
	}

	/** An entry of the timeline. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record EntryJson(String id, Instant occurredAt, @Nullable Instant endedAt, boolean openEnded,
			Instant recordedAt, String text, String source, @Nullable PersonJson author, @Nullable String mark,
			@Nullable String link, @Nullable EvidenceJson evidence, List<EvidenceJson> readings, boolean edited,
			@Nullable List<FileJson> files) {
	}

	/** A file that is kept with an entry; its content is at {@code files/<sha256>}. */
	public record FileJson(String id, String name, String type, long size, String sha256) {
	}

	/** A reading that is attached to an entry; {@code evidence} is the first of them. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record EvidenceJson(String label, String value, String outcome, @Nullable String link) {
	}

	/** A fix and its verification. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record FixJson(String id, String title, String status, List<OwnerJson> owners,
			@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate due, List<String> causes,
			@Nullable String horizon, boolean processImprovement, @Nullable String category,
			@Nullable String acceptanceCriteria, @Nullable String landsIn, @Nullable String landedAt,
			VerificationJson verification, @Nullable Instant doneAt, @Nullable List<NoteJson> notes,
			@Nullable DropJson drop) {
	}

	/** Why a fix is to be dropped, and who agreed. */
	public record DropJson(String reason, PersonJson by, Instant at, @Nullable PersonJson approvedBy) {
	}

	/** What somebody said about how a fix is coming along. */
	public record NoteJson(Instant at, PersonJson by, String text) {
	}

	/** Who owns a fix: a person, or a role until somebody holds it. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record OwnerJson(@Nullable String id, @Nullable String name, @Nullable String role) {
	}

	/** How a fix is verified, and what was measured. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record VerificationJson(@Nullable String metric, @Nullable String target, @Nullable LocalDate checkOn,
			@Nullable PersonJson verifier, List<ResultJson> results, @Nullable String method, @Nullable Integer times,
			@Nullable Integer counted, @Nullable Integer recheckAfterDays) {
	}

	/** One measured result against the target. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record ResultJson(String result, @Nullable String target, String verdict, @Nullable String note,
			PersonJson by, Instant at, @Nullable String exception, @Nullable PersonJson approvedBy) {
	}

	/** The whole postmortem. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record PostmortemJson(IncidentJson incident, boolean published, Map<String, String> durations,
			@Nullable String template, @Nullable String templateVersion, @Nullable Instant reviewAt,
			List<SectionJson> sections, @Nullable List<CommentJson> comments, @Nullable List<RelatedJson> related,
			@Nullable List<VersionJson> versions, List<EntryJson> timeline, List<FixJson> fixes,
			List<SignatureJson> signatures) {
	}

	/** A section with its answers, by the ids of its questions. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record SectionJson(String id, @Nullable String title, Map<String, String> answers,
			Map<String, String> computed, @Nullable String skipped) {
	}

	/** What somebody said about the draft. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record CommentJson(String id, @Nullable String section, String text, boolean change, boolean open,
			PersonJson by) {
	}

	/** Another incident like this one. */
	public record RelatedJson(String incident, String relationship) {
	}

	/** A version that was published. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record VersionJson(int version, Instant at, PersonJson by, String contentHash, @Nullable String reason) {
	}

	/** A signature for the content with this hash. */
	public record SignatureJson(String role, PersonJson by, Instant at, String contentHash) {
	}

	/** What a list shows of an incident. */
	public SummaryJson summary(CasefileSummary file) {
		IncidentHead incident = file.incident();
		return new SummaryJson(file.id().value(), incident.title(), incident.severity().name(), incident.status().key(),
				incident.kind().key(), incident.isPrivate(), incident.declaredAt(), incident.mitigatedAt(),
				incident.resolvedAt(), incident.endedAt(), person(incident.declaredBy()),
				incident.holder("commander").map(this::person).orElse(null));
	}

	/** An incident with its roles, signals and causes. */
	public IncidentJson incident(Casefile file) {
		Incident incident = file.incident();
		return new IncidentJson(summary(file.summary()), incident.recommended().name(),
				incident.signals().stream().map(signal -> new SignalJson(signal.phrase(), signal.family())).toList(),
				incident.roles().stream().map(role -> new RoleJson(role.role(), person(role.person()))).toList(),
				file.causes()
					.all()
					.stream()
					.map(cause -> new CauseJson(cause.id(), cause.text(), cause.because(), cause.primary(),
							cause.acceptedBecause(), cause.kind() == null ? null : cause.kind().key()))
					.toList(),
				file.causes()
					.ruledOut()
					.stream()
					.map(cause -> new NotCauseJson(cause.text(), cause.because()))
					.toList(),
				file.causes()
					.whys()
					.stream()
					.map(why -> new WhyJson(why.level(), why.question(), why.answer(), why.evidence(), why.root()))
					.toList(),
				file.imported()
					.map(how -> new ImportedJson(how.at(), person(how.by()),
							how.rest()
								.stream()
								.map(passage -> new PassageJson(passage.heading(), passage.text()))
								.toList()))
					.orElse(null),
				CasefileRuns.recovering(file).map(run -> new RecoveryJson(run.id(), run.stage().id())).orElse(null));
	}

	/** The sections that were answered, without what is computed. */
	public List<SectionJson> answers(Casefile file) {
		return file.postmortem()
			.stream()
			.flatMap(document -> document.sections().stream())
			.filter(state -> !state.answers().isEmpty())
			.map(state -> new SectionJson(state.id(), null, state.answers(), Map.of(), null))
			.toList();
	}

	/** An entry of the timeline. */
	public EntryJson entry(Entry entry) {
		return new EntryJson(entry.id(), entry.occurredAt(), entry.endedAt(), entry.openEnded(), entry.recordedAt(),
				entry.text(), lower(entry.source()), entry.author() == null ? null : person(entry.author()),
				entry.mark() == null ? null : entry.mark().key(), entry.link(),
				entry.evidence() == null ? null : reading(entry.evidence()),
				entry.readings().stream().map(JsonExport::reading).toList(), !entry.earlier().isEmpty(),
				entry.files() == null ? null : entry.files().stream().map(JsonExport::file).toList());
	}

	private static FileJson file(KeptFile file) {
		return new FileJson(file.id(), file.name(), file.type().mediaType(), file.size(), file.sha256());
	}

	private static EvidenceJson reading(Evidence reading) {
		return new EvidenceJson(reading.label(), reading.value(), lower(reading.outcome()), reading.link());
	}

	/** A fix and its verification. */
	public FixJson fix(Fix fix) {
		VerificationJson verification = new VerificationJson(text(fix.plan().metric()), text(fix.plan().target()),
				fix.plan().checkOn(), fix.plan().verifier() == null ? null : person(fix.plan().verifier()),
				fix.verifications().stream().map(this::result).toList(), text(fix.plan().method()),
				fix.schedule().recurring() ? fix.schedule().times() : null,
				fix.schedule().recurring() ? fix.counted() : null, fix.schedule().recheckAfterDays());
		return new FixJson(fix.id(), fix.title(), fix.status().words(), fix.owners().stream().map(this::owner).toList(),
				fix.due(), fix.answers(), fix.hasHorizon() ? fix.horizon().key() : null,
				fix.scope().processImprovement(), text(fix.scope().category()), criteria(fix), fix.scope().lands(),
				fix.landed().orElse(null), verification, fix.doneAt().orElse(null),
				fix.notes().isEmpty() ? null : fix.notes().stream().map(this::note).toList(),
				fix.dropRequest().map(this::drop).orElse(null));
	}

	private DropJson drop(DropRequest drop) {
		return new DropJson(drop.reason(), person(drop.by()), drop.at(),
				drop.approvedBy() == null ? null : person(drop.approvedBy()));
	}

	private NoteJson note(StatusNote note) {
		return new NoteJson(note.at(), person(note.by()), note.text());
	}

	private static @Nullable String criteria(Fix fix) {
		List<String> lines = fix.scope().acceptance();
		return lines.isEmpty() ? null : AcceptanceCriteria.text(lines);
	}

	private ResultJson result(Verification result) {
		return new ResultJson(result.result(), text(result.target()), lower(result.verdict()), result.note(),
				person(result.by()), result.at(), result.exceptionReason(),
				result.approvedBy() == null ? null : person(result.approvedBy()));
	}

	/** The whole postmortem, as {@code /schemas/postmortem.schema.json} describes it. */
	public static PostmortemJson postmortem(Dossier dossier) {
		JsonExport json = new JsonExport(dossier.names());
		Casefile file = dossier.file();
		ComputedAnswers facts = new ComputedAnswers(file, dossier.entries(), dossier.names(), ZoneId.of("UTC"));
		Map<String, String> durations = new LinkedHashMap<>();
		DURATIONS.forEach(source -> facts.value(source).ifPresent(value -> durations.put(source, value)));
		Optional<Postmortem> postmortem = file.postmortem();
		return new PostmortemJson(json.incident(file), postmortem.filter(Postmortem::published).isPresent(), durations,
				postmortem.map(Postmortem::template).orElse(null),
				postmortem.flatMap(Postmortem::templateVersion).map(JsonExport::text).orElse(null),
				postmortem.flatMap(Postmortem::reviewAt).orElse(null),
				postmortem
					.map(document -> document.sections().stream().map(state -> section(state, dossier, facts)).toList())
					.orElse(List.of()),
				postmortem.map(document -> document.comments().stream().map(json::comment).toList()).orElse(null),
				postmortem
					.map(document -> document.related()
						.stream()
						.map(other -> new RelatedJson(other.incident(), other.relationship()))
						.toList())
					.orElse(null),
				postmortem
					.map(document -> document.editions()
						.stream()
						.map(edition -> new VersionJson(edition.version(), edition.at(), json.person(edition.by()),
								edition.contentHash(), edition.reason()))
						.toList())
					.orElse(null),
				dossier.entries().stream().map(json::entry).toList(), file.fixes().stream().map(json::fix).toList(),
				postmortem
					.map(document -> document.signatures()
						.stream()
						.map(signature -> new SignatureJson(signature.role(), json.person(signature.by()),
								signature.at(), signature.contentHash()))
						.toList())
					.orElse(List.of()));
	}

	private static SectionJson section(SectionState state, Dossier dossier, ComputedAnswers facts) {
		Optional<Section> asked = Optional.ofNullable(dossier.template())
			.flatMap(template -> template.section(state.id()));
		Map<String, String> computed = new LinkedHashMap<>();
		asked.map(Section::questions)
			.orElse(List.of())
			.stream()
			.filter(question -> question.type() == QuestionType.COMPUTED
					|| question.isProposed() && !state.answers().containsKey(question.id()))
			.forEach(question -> facts.value(String.valueOf(question.source()))
				.ifPresent(value -> computed.put(question.id(), value)));
		return new SectionJson(state.id(), asked.map(Section::title).orElse(null), state.answers(), computed,
				state.skipReason());
	}

	private CommentJson comment(Comment comment) {
		return new CommentJson(comment.id(), comment.section(), comment.text(), comment.change(), comment.open(),
				person(comment.by()));
	}

	private OwnerJson owner(Owner owner) {
		return owner.person() == null ? new OwnerJson(null, null, String.valueOf(owner.role()))
				: new OwnerJson(owner.person().value(), names.apply(owner.person()), null);
	}

	private PersonJson person(PersonId person) {
		return new PersonJson(person.value(), names.apply(person));
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static @Nullable String text(@Nullable Object value) {
		return value == null ? null : value.toString();
	}

}
