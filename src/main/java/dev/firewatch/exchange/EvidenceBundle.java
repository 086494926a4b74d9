package dev.firewatch.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.firewatch.Sha256;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStep;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.runbook.RunAct;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an authority may ask for about an incident, as a ZIP: the same state gives the
 * same bytes, and a manifest holds the hash of each file.
 */
public final class EvidenceBundle {

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Dossier dossier;

	private final Casefile file;

	private final List<Looked> looks;

	private EvidenceBundle(Dossier dossier, List<Looked> looks) {
		this.dossier = dossier;
		this.file = dossier.file();
		this.looks = looks;
	}

	/** Somebody looked at something, or took it away. */
	public record Looked(Instant at, String who, String what) {
	}

	/** Something that somebody did. */
	private record Act(Instant at, String who, String what) {
	}

	/**
	 * @param looks who looked at what, the first time first
	 */
	public static byte[] of(Dossier dossier, List<Looked> looks) {
		return new EvidenceBundle(dossier, looks).zip();
	}

	private byte[] zip() {
		Map<String, byte[]> files = new TreeMap<>();
		put(files, "postmortem.md", MarkdownExport.write(dossier));
		put(files, "timeline.json", JSON.writeValueAsString(dossier.all().stream().map(this::entry).toList()));
		put(files, "acts.csv", csv(List.of("at", "who", "what"),
				acts().stream().map(act -> List.of(act.at().toString(), act.who(), act.what())).toList()));
		put(files, "looks.csv", csv(List.of("at", "who", "what"),
				looks.stream().map(one -> List.of(one.at().toString(), one.who(), one.what())).toList()));
		put(files, "affected.csv", csv(List.of("id", "people", "remedy", "state", "notifiedAt", "verifiedAt"),
				file.aftermath().affected().stream().map(EvidenceBundle::row).toList()));
		file.aftermath().affected().forEach(one -> notice(one, files));
		put(files, "notices.csv",
				csv(List.of("notice", "outcome", "at", "who", "evidence or reason"),
						file.aftermath()
							.notices()
							.stream()
							.map(one -> List.of(one.name(), one.sent() ? "sent" : "not needed", one.on().toString(),
									name(one.by()), one.words()))
							.toList()));
		put(files, "deletions.json", JSON.writeValueAsString(file.deletions().stream().map(this::deletion).toList()));
		put(files, "manifest.json", manifest(files));
		return zipped(files);
	}

	private static void put(Map<String, byte[]> files, String name, String text) {
		files.put(name, text.getBytes(StandardCharsets.UTF_8));
	}

	private String manifest(Map<String, byte[]> files) {
		List<Map<String, Object>> listed = files.entrySet()
			.stream()
			.map(one -> fields("name", one.getKey(), "bytes", one.getValue().length, "sha256",
					Sha256.hex(one.getValue())))
			.toList();
		return JSON
			.writeValueAsString(fields("incident", file.id().value(), "version", file.version(), "files", listed));
	}

	private static byte[] zipped(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> one : files.entrySet()) {
				ZipEntry entry = new ZipEntry(one.getKey());
				entry.setTimeLocal(NO_TIME);
				zip.putNextEntry(entry);
				zip.write(one.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException never) {
			throw new UncheckedIOException(never);
		}
		return bytes.toByteArray();
	}

	private Map<String, Object> entry(Entry entry) {
		return fields("id", entry.id(), "occurredAt", entry.occurredAt(), "endedAt", entry.endedAt(), "recordedAt",
				entry.recordedAt(), "author", entry.author() == null ? "Firewatch" : name(entry.author()), "source",
				entry.source().name(), "text", entry.text(), "mark", entry.mark() == null ? null : entry.mark().words(),
				"link", entry.link(), "removed", entry.isRemoved() ? true : null, "files",
				entry.keptFiles().isEmpty() ? null
						: entry.keptFiles()
							.stream()
							.map(kept -> fields("name", kept.name(), "bytes", kept.size(), "sha256", kept.sha256()))
							.toList());
	}

	/** What is null is left out. */
	private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (int at = 0; at < namesAndValues.length; at += 2) {
			Object value = namesAndValues[at + 1];
			if (value != null) {
				fields.put(String.valueOf(namesAndValues[at]), value instanceof Instant ? value.toString() : value);
			}
		}
		return fields;
	}

	/** Who did what, by when it was done; what the timeline says of acts is among it. */
	private List<Act> acts() {
		List<Act> acts = new ArrayList<>();
		acts.add(act(file.incident().declaredAt(), file.incident().declaredBy(), "declared " + file.id()));
		for (Entry entry : dossier.all()) {
			acts.add(act(entry.recordedAt(), entry.author(),
					entry.source() == Source.SYSTEM && !entry.isRemoved() ? entry.text() : "recorded " + entry.id()));
			entry.earlier().forEach(one -> acts.add(act(one.at(), one.by(), "changed " + entry.id())));
			if (entry.removed() != null) {
				acts.add(act(entry.removed().at(), entry.removed().by(),
						(entry.isRedacted() ? "redacted " : "removed ") + entry.id()));
			}
		}
		file.incident()
			.severities()
			.forEach(one -> acts.add(act(one.at(), one.by(),
					"set " + one.severity() + (one.reason() == null ? "" : ": " + one.reason()))));
		file.fixes().forEach(fix -> {
			acts.add(act(fix.createdAt(), fix.createdBy(), "added " + fix.id() + ": " + fix.title()));
			fix.doneAt().ifPresent(at -> acts.add(act(at, fix.doneBy().orElse(null), "did " + fix.id())));
			fix.verifications()
				.forEach(one -> acts.add(act(one.at(), one.by(), "measured " + fix.id() + ": " + one.result())));
		});
		file.postmortem().ifPresent(document -> {
			document.signatures()
				.forEach(one -> acts
					.add(act(one.at(), one.by(), "signed as " + one.role() + " (" + one.contentHash() + ")")));
			document.editions()
				.forEach(one -> acts.add(act(one.at(), one.by(),
						"published version " + one.version() + " (" + one.contentHash() + ")")));
		});
		file.deletions()
			.forEach(one -> one.steps()
				.forEach(step -> acts.add(new Act(step.at(), by(step), one.id() + ": " + step.stage().key()))));
		file.runs().forEach(run -> run.acts().stream().filter(one -> one.item() > 0).forEach(one -> {
			String reason = (one.code() == null ? "" : one.code() + " ") + (one.text() == null ? "" : one.text());
			acts.add(act(one.at(), one.by(),
					verb(one) + " " + run.id() + "." + one.item()
							+ (one.about() == null ? "" : " to " + name(one.about()))
							+ (reason.isEmpty() ? "" : ": " + reason)));
		}));
		file.aftermath().affected().forEach(one -> affected(one, acts));
		acts.sort(Comparator.comparing(Act::at).thenComparing(Act::who).thenComparing(Act::what));
		return acts;
	}

	/** What was done with an item; what was done with a stage is on the timeline. */
	private static String verb(RunAct act) {
		return switch (act.kind()) {
			case UNDONE -> "took back";
			case SKIPPED -> "skipped";
			case HANDED -> "handed over";
			case MET -> "met the day of";
			default -> "did";
		};
	}

	private void affected(Affected one, List<Act> acts) {
		PersonalNotice notice = one.notice();
		acts.add(act(one.at(), one.by(), one.id() + " identified"));
		Stream<@Nullable Act> more = Stream.of(act(one.agreed(), one.id() + " remedy agreed"),
				notice == null ? null : act(notice.at(), notice.by(), one.id() + " notice written"),
				notice == null ? null : act(notice.approved(), one.id() + " notice approved"),
				one.dispatch().map(sent -> act(sent.on(), sent.by(), one.id() + " notified")).orElse(null),
				act(one.remedied(), one.id() + " remedied"), act(one.verified(), one.id() + " verified"));
		more.filter(Objects::nonNull).forEach(acts::add);
	}

	private @Nullable Act act(@Nullable AffectedAct done, String what) {
		return done == null ? null : act(done.at(), done.by(), what);
	}

	private Act act(Instant at, @Nullable PersonId by, String what) {
		return new Act(at, by == null ? "Firewatch" : name(by), what);
	}

	private String name(PersonId person) {
		return dossier.names().apply(person);
	}

	/** Scripts are named as they named themselves. */
	private String by(DeletionStep step) {
		return step.by().equals("API") ? "API" : name(new PersonId(step.by()));
	}

	private static List<String> row(Affected one) {
		Remedy remedy = one.remedy();
		AffectedAct verified = one.verified();
		return List.of(one.id(), String.valueOf(one.count()), remedy == null ? "" : remedy.name(), one.state().name(),
				one.dispatch().map(sent -> sent.on().toString()).orElse(""),
				verified == null ? "" : verified.at().toString());
	}

	/** What they were told, as it was approved; what nobody approved is no evidence. */
	private void notice(Affected one, Map<String, byte[]> files) {
		PersonalNotice notice = one.notice();
		AffectedAct approved = notice == null ? null : notice.approved();
		if (notice == null || approved == null) {
			return;
		}
		Dispatch sent = notice.sent();
		put(files, "notices/" + one.id() + ".txt",
				String.join("\n\n", notice.text().parts()) + "\n\n--\nWritten by " + name(notice.by()) + ", "
						+ notice.at() + "\nApproved by " + name(approved.by()) + ", " + approved.at()
						+ (sent == null ? "\nNot sent yet\n" : "\nSent " + sent.on() + ", " + sent.how()
								+ "; evidence: " + sent.evidence() + " (" + name(sent.by()) + ")\n"));
	}

	private Map<String, Object> deletion(Deletion one) {
		return fields("id", one.id(), "dataset", one.dataset(), "from", one.from().toString(), "to",
				one.to().toString(), "requestedBy", one.requestedBy(), "state", one.state().name(), "intact",
				one.isIntact(), "steps",
				one.steps()
					.stream()
					.map(step -> fields("step", step.stage().key(), "at", step.at(), "by", by(step), "said",
							step.said(), "hash", step.hash(), "previousHash", step.previousHash()))
					.toList());
	}

	private static String csv(List<String> head, List<List<String>> rows) {
		return Stream.concat(Stream.of(head), rows.stream())
			.map(row -> row.stream().map(EvidenceBundle::cell).collect(Collectors.joining(",")) + "\r\n")
			.collect(Collectors.joining());
	}

	/** A spreadsheet takes what begins so for a formula. */
	private static String cell(String text) {
		String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
		return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
	}

}
