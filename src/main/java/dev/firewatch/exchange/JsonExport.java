package dev.firewatch.exchange;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.KnownFacts;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.QuestionType;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verification;
import dev.firewatch.timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Incidents and their parts as maps that JSON is written from. Instants are ISO-8601 in
 * UTC; what is not known is left out.
 */
public final class JsonExport {

	private JsonExport() {
	}

	/** What a list shows of an incident. */
	public static Map<String, Object> summary(Casefile file, Function<PersonId, String> names) {
		Incident incident = file.incident();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", file.id().value());
		json.put("title", incident.title());
		json.put("severity", incident.severity().name());
		json.put("status", incident.status().key());
		json.put("kind", incident.kind().key());
		json.put("private", incident.isPrivate());
		json.put("openedAt", incident.declaredAt().toString());
		put(json, "mitigatedAt", incident.mitigatedAt().orElse(null));
		put(json, "resolvedAt", incident.resolvedAt().orElse(null));
		put(json, "endedAt", incident.endedAt().orElse(null));
		json.put("declaredBy", person(incident.declaredBy(), names));
		put(json, "commander", incident.holder("commander").map(holder -> person(holder, names)).orElse(null));
		return json;
	}

	/** An incident with its roles, signals and causes. */
	public static Map<String, Object> incident(Casefile file, Function<PersonId, String> names) {
		Incident incident = file.incident();
		Map<String, Object> json = summary(file, names);
		json.put("recommendedSeverity", incident.recommended().name());
		json.put("signals",
				incident.signals()
					.stream()
					.map(signal -> Map.of("phrase", signal.phrase(), "family", signal.family()))
					.toList());
		json.put("roles",
				incident.roles()
					.stream()
					.map(role -> Map.of("role", role.role(), "person", person(role.person(), names)))
					.toList());
		json.put("causes", file.causes().all().stream().map(cause -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("id", cause.id());
			one.put("text", cause.text());
			put(one, "because", cause.because());
			one.put("primary", cause.primary());
			put(one, "needsNoFixBecause", cause.acceptedBecause());
			return one;
		}).toList());
		json.put("notCauses", file.causes().ruledOut().stream().map(cause -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("text", cause.text());
			put(one, "because", cause.because());
			return one;
		}).toList());
		json.put("whys", file.causes().whys().stream().map(why -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("level", why.level());
			one.put("question", why.question());
			one.put("answer", why.answer());
			put(one, "evidence", why.evidence());
			one.put("root", why.root());
			return one;
		}).toList());
		file.imported()
			.ifPresent(how -> json.put("imported", Map.of("at", how.at().toString(), "by", person(how.by(), names))));
		return json;
	}

	public static Map<String, Object> entry(Entry entry, Function<PersonId, String> names) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", entry.id());
		json.put("occurredAt", entry.occurredAt().toString());
		put(json, "endedAt", entry.endedAt());
		json.put("openEnded", entry.openEnded());
		json.put("recordedAt", entry.recordedAt().toString());
		json.put("text", entry.text());
		json.put("source", entry.source().name().toLowerCase());
		put(json, "author", entry.author() == null ? null : person(entry.author(), names));
		put(json, "mark", entry.mark() == null ? null : entry.mark().key());
		put(json, "link", entry.link());
		if (entry.evidence() != null) {
			json.put("evidence", Map.of("label", entry.evidence().label(), "value", entry.evidence().value(), "outcome",
					entry.evidence().outcome().name().toLowerCase()));
		}
		json.put("edited", !entry.earlier().isEmpty());
		return json;
	}

	public static Map<String, Object> fix(Fix fix, Function<PersonId, String> names) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", fix.id());
		json.put("title", fix.title());
		json.put("status", fix.status().words());
		json.put("owners", fix.owners().stream().map(owner -> owner(owner, names)).toList());
		json.put("due", fix.due().toString());
		json.put("causes", fix.answers());
		json.put("horizon", fix.horizon().key());
		json.put("processImprovement", fix.scope().processImprovement());
		put(json, "category", fix.scope().category());
		put(json, "acceptanceCriteria", fix.scope().criteria());
		put(json, "landsIn", fix.scope().lands());
		Map<String, Object> verification = new LinkedHashMap<>();
		put(verification, "metric", fix.plan().metric());
		put(verification, "target", fix.plan().target());
		put(verification, "checkOn", fix.plan().checkOn());
		put(verification, "verifier", fix.plan().verifier() == null ? null : person(fix.plan().verifier(), names));
		verification.put("results", fix.verifications().stream().map(result -> result(result, names)).toList());
		json.put("verification", verification);
		put(json, "doneAt", fix.doneAt().orElse(null));
		return json;
	}

	private static Map<String, Object> result(Verification result, Function<PersonId, String> names) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("result", result.result());
		put(json, "target", result.target());
		json.put("verdict", result.verdict().name().toLowerCase());
		put(json, "note", result.note());
		json.put("by", person(result.by(), names));
		json.put("at", result.at().toString());
		put(json, "exception", result.exceptionReason());
		put(json, "approvedBy", result.approvedBy() == null ? null : person(result.approvedBy(), names));
		return json;
	}

	/** The whole postmortem, as {@code /schemas/postmortem.schema.json} describes it. */
	public static Map<String, Object> postmortem(Dossier dossier) {
		Casefile file = dossier.file();
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("incident", incident(file, dossier.names()));
		json.put("published", file.postmortem().filter(Postmortem::published).isPresent());
		KnownFacts facts = new KnownFacts(file, dossier.entries(), dossier.names(), ZoneId.of("UTC"));
		Map<String, Object> computed = new LinkedHashMap<>();
		List.of("duration", "time-to-detect", "time-to-respond", "time-to-identify", "time-to-mitigate",
				"time-to-resolve")
			.forEach(source -> put(computed, source, facts.value(source).orElse(null)));
		json.put("durations", computed);
		file.postmortem().ifPresent(postmortem -> document(json, postmortem, dossier, facts));
		json.putIfAbsent("sections", List.of());
		json.put("timeline", dossier.entries().stream().map(entry -> entry(entry, dossier.names())).toList());
		json.put("fixes", file.fixes().stream().map(fix -> fix(fix, dossier.names())).toList());
		json.put("signatures", file.postmortem().map(postmortem -> signatures(postmortem, dossier)).orElse(List.of()));
		return json;
	}

	private static void document(Map<String, Object> json, Postmortem postmortem, Dossier dossier, KnownFacts facts) {
		json.put("template", postmortem.template());
		put(json, "templateVersion", postmortem.templateVersion().orElse(null));
		put(json, "reviewAt", postmortem.reviewAt().orElse(null));
		json.put("sections", sections(postmortem, dossier, facts));
		json.put("comments", postmortem.comments().stream().map(comment -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("id", comment.id());
			put(one, "section", comment.section());
			one.put("text", comment.text());
			one.put("change", comment.change());
			one.put("open", comment.open());
			one.put("by", person(comment.by(), dossier.names()));
			return one;
		}).toList());
		json.put("related",
				postmortem.related()
					.stream()
					.map(other -> Map.of("incident", other.incident(), "relationship", other.relationship()))
					.toList());
		json.put("versions", postmortem.editions().stream().map(edition -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("version", edition.version());
			one.put("at", edition.at().toString());
			one.put("by", person(edition.by(), dossier.names()));
			one.put("contentHash", edition.contentHash());
			put(one, "reason", edition.reason());
			return one;
		}).toList());
	}

	private static List<Map<String, Object>> sections(Postmortem postmortem, Dossier dossier, KnownFacts facts) {
		List<Map<String, Object>> sections = new ArrayList<>();
		postmortem.sections().forEach(state -> {
			Map<String, Object> section = new LinkedHashMap<>();
			section.put("id", state.id());
			Optional<Section> asked = Optional.ofNullable(dossier.template())
				.flatMap(template -> template.section(state.id()));
			asked.ifPresent(there -> section.put("title", there.title()));
			section.put("answers", state.answers());
			Map<String, Object> computed = new LinkedHashMap<>();
			asked.map(Section::questions)
				.orElse(List.of())
				.stream()
				.filter(question -> question.type() == QuestionType.COMPUTED)
				.forEach(question -> put(computed, question.id(),
						facts.value(String.valueOf(question.source())).orElse(null)));
			section.put("computed", computed);
			put(section, "skipped", state.skipReason());
			sections.add(section);
		});
		return sections;
	}

	private static List<Map<String, Object>> signatures(Postmortem postmortem, Dossier dossier) {
		List<Map<String, Object>> signatures = new ArrayList<>();
		postmortem.signatures()
			.forEach(signature -> signatures
				.add(Map.of("role", signature.role(), "by", person(signature.by(), dossier.names()), "at",
						signature.at().toString(), "contentHash", signature.contentHash())));
		return signatures;
	}

	private static Map<String, Object> owner(Owner owner, Function<PersonId, String> names) {
		return owner.person() == null ? Map.of("role", String.valueOf(owner.role())) : person(owner.person(), names);
	}

	private static Map<String, Object> person(PersonId person, Function<PersonId, String> names) {
		return Map.of("id", person.value(), "name", names.apply(person));
	}

	private static void put(Map<String, Object> json, String name, @Nullable Object value) {
		if (value != null) {
			json.put(name, value instanceof String || value instanceof Map ? value : value.toString());
		}
	}

}
