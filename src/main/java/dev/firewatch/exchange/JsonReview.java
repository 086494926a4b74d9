package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.firewatch.casefile.Imported;
import dev.firewatch.exchange.YamlImport.Arrival;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.timeline.FileType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a postmortem that was exported as JSON: its fields become those of the form in
 * which a whole casefile is kept.
 */
final class JsonReview {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final JsonNode whole;

	private final JsonNode incident;

	private final Arrival arrival;

	private final Map<PersonId, String> names = new LinkedHashMap<>();

	private JsonReview(JsonNode whole, Arrival arrival) {
		this.whole = whole;
		this.incident = whole.path("incident");
		this.arrival = arrival;
	}

	/** Throws {@link InvalidConfiguration} with a sentence if it is no such export. */
	static ReadReview read(String text, Arrival arrival) {
		JsonNode whole = parsed(text);
		JsonNode incident = whole.path("incident");
		for (String needed : List.of("id", "title", "severity", "status", "openedAt")) {
			if (!incident.path(needed).isString()) {
				throw refused(1, "incident.%s is missing.".formatted(needed),
						"Send a postmortem.json as the API exports it.");
			}
		}
		try {
			return new JsonReview(whole, arrival).review();
		}
		catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException
				| JacksonException unreadable) {
			throw refused(1, "This is no postmortem.json: %s.".formatted(unreadable.getMessage()),
					"Send it as the API exports it.");
		}
	}

	private static JsonNode parsed(String text) {
		try {
			return JSON.readTree(text);
		}
		catch (JacksonException broken) {
			TokenStreamLocation location = broken.getLocation();
			throw refused(location == null ? 1 : Math.max(1, location.getLineNr()), "This is not valid JSON.",
					"Check quotes, commas and brackets here and on the line before.");
		}
	}

	private static InvalidConfiguration refused(int line, String complaint, String remedy) {
		return new InvalidConfiguration(List.of(new ConfigProblem("import", line, "", complaint, remedy)));
	}

	private ReadReview review() {
		Map<String, Object> tree = new LinkedHashMap<>();
		tree.put("form", CasefileTree.FORM);
		tree.put("casefile", casefile());
		tree.put("timeline", listed(whole.path("timeline"), this::entry));
		CasefileTree.Whole read = CasefileTree.read(tree, arrival.origin());
		read.file()
			.importedAs(arrival.imported().keeping(read.file().imported().map(Imported::rest).orElse(List.of())));
		return new ReadReview(read.file(), read.timeline(), names);
	}

	private Map<String, Object> casefile() {
		Map<String, Object> form = new LinkedHashMap<>();
		form.put("id", incident.path("id").asString());
		form.put("incident", incidentForm());
		form.put("causes", causes());
		form.put("fixes", listed(whole.path("fixes"), this::fix));
		form.put("passages", listed(incident.path("imported").path("rest"),
				passage -> form("heading", said(passage, "heading"), "text", text(passage, "text"))));
		if (whole.path("template").isString()) {
			form.put("postmortem", postmortem());
		}
		return form;
	}

	private Map<String, Object> incidentForm() {
		Map<String, Object> form = new LinkedHashMap<>();
		form.put("title", text(incident, "title"));
		form.put("kind", constant(incident, "kind", "INCIDENT"));
		form.put("isPrivate", incident.path("private").asBoolean(false));
		form.put("home", arrival.home().name());
		String declaredBy = Optional.ofNullable(person(incident.path("declaredBy"))).orElse(arrival.by().value());
		form.put("declaredBy", declaredBy);
		form.put("declaredAt", text(incident, "openedAt"));
		form.put("signals", listed(incident.path("signals"),
				signal -> Map.of("phrase", text(signal, "phrase"), "family", text(signal, "family"))));
		form.put("recommended",
				Optional.ofNullable(said(incident, "recommendedSeverity")).orElse(text(incident, "severity")));
		form.put("severity", text(incident, "severity"));
		form.put("status", constant(incident, "status", "FOLLOWING_UP"));
		put(form, "mitigatedAt", said(incident, "mitigatedAt"));
		put(form, "resolvedAt", said(incident, "resolvedAt"));
		put(form, "endedAt", said(incident, "endedAt"));
		// It never had a room here.
		form.put("archivedAt", arrival.at().toString());
		Set<String> members = new LinkedHashSet<>(List.of(declaredBy));
		List<Object> roles = listed(incident.path("roles"), role -> {
			String holder = String.valueOf(person(role.path("person")));
			members.add(holder);
			return Map.of("role", text(role, "role"), "person", holder, "since", text(incident, "openedAt"));
		});
		form.put("roles", roles);
		form.put("members", members);
		form.put("severities", List
			.of(Map.of("severity", text(incident, "severity"), "by", declaredBy, "at", text(incident, "openedAt"))));
		return form;
	}

	private Map<String, Object> causes() {
		String by = arrival.by().value();
		int[] number = new int[2];
		List<Object> causes = listed(incident.path("causes"), cause -> {
			Map<String, Object> form = form("number", ++number[0], "text", text(cause, "text"), "primary",
					cause.path("primary").asBoolean(false), "by", by);
			put(form, "because", said(cause, "because"));
			put(form, "acceptedBecause", said(cause, "needsNoFixBecause"));
			put(form, "kind", said(cause, "kind") == null ? null : constant(cause, "kind", ""));
			return form;
		});
		List<Object> ruledOut = listed(incident.path("notCauses"), cause -> {
			Map<String, Object> form = form("number", ++number[1], "text", text(cause, "text"), "by", by);
			put(form, "because", said(cause, "because"));
			return form;
		});
		List<Object> whys = listed(incident.path("whys"), why -> {
			Map<String, Object> form = form("level", why.path("level").asInt(), "answer", text(why, "answer"), "root",
					why.path("root").asBoolean(false), "by", by);
			put(form, "evidence", said(why, "evidence"));
			return form;
		});
		return form("causes", causes, "ruledOut", ruledOut, "whys", whys);
	}

	private Map<String, Object> fix(JsonNode fix) {
		JsonNode verification = fix.path("verification");
		List<Object> owners = listed(fix.path("owners"), owner -> owner.path("id").isString()
				? Map.of("person", String.valueOf(person(owner))) : Map.of("role", text(owner, "role")));
		Map<String, Object> plan = new LinkedHashMap<>();
		put(plan, "metric", said(verification, "metric"));
		put(plan, "target", said(verification, "target"));
		put(plan, "checkOn", said(verification, "checkOn"));
		put(plan, "method", said(verification, "method"));
		put(plan, "verifier", person(verification.path("verifier")));
		Map<String, Object> scope = new LinkedHashMap<>();
		put(scope, "horizon", said(fix, "horizon") == null ? null : constant(fix, "horizon", ""));
		put(scope, "category", said(fix, "category"));
		scope.put("processImprovement", fix.path("processImprovement").asBoolean(false));
		put(scope, "criteria", said(fix, "acceptanceCriteria"));
		put(scope, "lands", said(fix, "landsIn"));
		Map<String, Object> form = form("number", Integer.parseInt(text(fix, "id").substring(1)), "title",
				text(fix, "title"), "createdAt", text(incident, "openedAt"), "createdBy", arrival.by().value(),
				"owners", owners, "answers", listed(fix.path("causes"), JsonNode::asString), "plan", plan, "scope",
				scope, "status", text(fix, "status").toUpperCase(Locale.ROOT).replace(' ', '_'));
		put(form, "due", said(fix, "due"));
		put(form, "doneAt", said(fix, "doneAt"));
		put(form, "landed", said(fix, "landedAt"));
		JsonNode drop = fix.path("drop");
		if (drop.isObject()) {
			Map<String, Object> request = form("by", person(drop.path("by")), "at", text(drop, "at"), "reason",
					text(drop, "reason"));
			put(request, "approvedBy", person(drop.path("approvedBy")));
			form.put("drop", request);
		}
		form.put("verifications", listed(verification.path("results"), this::result));
		if (verification.path("times").isNumber() || verification.path("recheckAfterDays").isNumber()) {
			Map<String, Object> schedule = form("times", verification.path("times").asInt(1));
			put(schedule, "recheckAfterDays", verification.path("recheckAfterDays").isNumber()
					? verification.path("recheckAfterDays").asInt() : null);
			form.put("schedule", schedule);
		}
		form.put("notes", listed(fix.path("notes"),
				note -> form("at", text(note, "at"), "by", person(note.path("by")), "text", text(note, "text"))));
		return form;
	}

	private Map<String, Object> result(JsonNode result) {
		Map<String, Object> form = form("result", text(result, "result"), "verdict", constant(result, "verdict", ""),
				"by", person(result.path("by")), "at", text(result, "at"));
		put(form, "target", said(result, "target"));
		put(form, "note", said(result, "note"));
		put(form, "exceptionReason", said(result, "exception"));
		put(form, "approvedBy", person(result.path("approvedBy")));
		return form;
	}

	private Map<String, Object> entry(JsonNode entry) {
		Map<String, Object> form = form("number", Integer.parseInt(text(entry, "id").substring(1)), "occurredAt",
				text(entry, "occurredAt"), "openEnded", entry.path("openEnded").asBoolean(false), "recordedAt",
				text(entry, "recordedAt"), "source", constant(entry, "source", "IMPORT"), "text", text(entry, "text"),
				"earlier", List.of());
		put(form, "endedAt", said(entry, "endedAt"));
		put(form, "author", person(entry.path("author")));
		put(form, "mark", said(entry, "mark") == null ? null : constant(entry, "mark", ""));
		put(form, "link", said(entry, "link"));
		JsonNode evidence = entry.path("evidence");
		if (evidence.isObject()) {
			form.put("evidence", reading(evidence));
		}
		List<Object> readings = listed(entry.path("readings"), this::reading);
		if (readings.size() > 1) {
			form.put("review", form("hidden", false, "absorbed", List.of(), "changes", 0, "more",
					readings.subList(1, readings.size())));
		}
		List<Object> files = listed(entry.path("files"), JsonReview::file);
		put(form, "files", files.isEmpty() ? null : files);
		return form;
	}

	private static Map<String, Object> file(JsonNode file) {
		FileType type = FileType.ofMediaType(text(file, "type"))
			.orElseThrow(() -> new IllegalArgumentException("files of type " + text(file, "type") + " are not kept"));
		return form("id", text(file, "id"), "name", text(file, "name"), "type", type.name(), "size",
				file.path("size").asLong(), "sha256", text(file, "sha256"));
	}

	private Map<String, Object> reading(JsonNode evidence) {
		Map<String, Object> form = form("label", text(evidence, "label"), "value", text(evidence, "value"), "outcome",
				constant(evidence, "outcome", "NONE"));
		put(form, "link", said(evidence, "link"));
		return form;
	}

	private Map<String, Object> postmortem() {
		String by = arrival.by().value();
		String opened = Optional.ofNullable(said(incident, "resolvedAt")).orElse(text(incident, "openedAt"));
		boolean published = whole.path("published").asBoolean(false);
		Map<String, Object> form = form("template", text(whole, "template"), "openedAt", opened, "draftDue", opened);
		put(form, "templateVersion", said(whole, "templateVersion"));
		put(form, "reviewAt", said(whole, "reviewAt"));
		form.put("sections", listed(whole.path("sections"), section -> section(section, by, opened)));
		form.put("comments", listed(whole.path("comments"), comment -> comment(comment, opened)));
		form.put("related", listed(whole.path("related"), related -> form("incident", text(related, "incident"),
				"relationship", text(related, "relationship"), "by", by)));
		List<Object> editions = listed(whole.path("versions"), version -> {
			Map<String, Object> edition = form("version", version.path("version").asInt(), "by",
					person(version.path("by")), "at", text(version, "at"), "contentHash", text(version, "contentHash"));
			put(edition, "reason", said(version, "reason"));
			return edition;
		});
		form.put("editions", editions);
		form.put("signatures",
				listed(whole.path("signatures"),
						signature -> form("role", text(signature, "role"), "by", person(signature.path("by")), "at",
								text(signature, "at"), "contentHash", text(signature, "contentHash"))));
		if (published) {
			JsonNode last = whole.path("versions").path(Math.max(0, whole.path("versions").size() - 1));
			form.put("publishedAt", Optional.ofNullable(said(last, "at")).orElse(opened));
			form.put("publishedBy", Optional.ofNullable(person(last.path("by"))).orElse(by));
		}
		return form;
	}

	private Map<String, Object> section(JsonNode section, String by, String at) {
		Map<String, Object> answers = new LinkedHashMap<>();
		section.path("answers")
			.properties()
			.forEach(answer -> answers.put(answer.getKey(), answer.getValue().asString()));
		Map<String, Object> form = form("id", text(section, "id"), "answers", answers, "hidden", false);
		put(form, "skipReason", said(section, "skipped"));
		if (!answers.isEmpty() || said(section, "skipped") != null) {
			form.put("answeredBy", by);
			form.put("answeredAt", at);
		}
		return form;
	}

	private Map<String, Object> comment(JsonNode comment, String at) {
		Map<String, Object> form = form("number", Integer.parseInt(text(comment, "id").substring(1)), "text",
				text(comment, "text"), "change", comment.path("change").asBoolean(false), "by",
				person(comment.path("by")), "at", at);
		put(form, "section", said(comment, "section"));
		if (comment.path("change").asBoolean(false) && !comment.path("open").asBoolean(false)) {
			form.put("settledBy", arrival.by().value());
			form.put("settledAt", at);
		}
		return form;
	}

	/** Notes the name as well. */
	private @Nullable String person(JsonNode person) {
		if (!person.path("id").isString()) {
			return null;
		}
		String id = person.path("id").asString();
		names.put(new PersonId(id), person.path("name").asString(id));
		return id;
	}

	private static Map<String, Object> form(@Nullable Object... keysAndValues) {
		Map<String, Object> form = new LinkedHashMap<>();
		for (int n = 0; n < keysAndValues.length; n += 2) {
			put(form, String.valueOf(keysAndValues[n]), keysAndValues[n + 1]);
		}
		return form;
	}

	private static void put(Map<String, Object> form, String key, @Nullable Object value) {
		if (value != null) {
			form.put(key, value);
		}
	}

	private static List<Object> listed(JsonNode list, Function<JsonNode, Object> one) {
		List<Object> all = new ArrayList<>();
		list.forEach(node -> all.add(one.apply(node)));
		return all;
	}

	private static String constant(JsonNode node, String key, String otherwise) {
		@Nullable String said = said(node, key);
		return said == null ? otherwise : said.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
	}

	private static String text(JsonNode node, String key) {
		@Nullable String said = said(node, key);
		if (said == null) {
			throw new IllegalArgumentException(key + " is missing");
		}
		return said;
	}

	private static @Nullable String said(JsonNode node, String key) {
		return node.path(key).isString() || node.path(key).isNumber() ? node.path(key).asString() : null;
	}

}
