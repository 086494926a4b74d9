package dev.firewatch.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.NewFix;
import dev.firewatch.exchange.ReviewFields.Happening;
import dev.firewatch.exchange.YamlImport.Arrival;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.Declaration;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.VerificationPlan;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import dev.firewatch.timeline.WrittenDay;
import org.jspecify.annotations.Nullable;

/** Makes an incident from a review: what happened, why, and what was promised. */
final class ReviewCase {

	private final ReviewFields fields;

	ReviewCase(ReviewFields fields) {
		this.fields = fields;
	}

	Casefile casefile(IncidentId id, Arrival arrival) {
		Instant begin = fields.happenings()
			.stream()
			.map(Happening::at)
			.min(Comparator.naturalOrder())
			.orElseGet(() -> fields.date().orElse(LocalDate.EPOCH).atStartOfDay(ZoneOffset.UTC).toInstant());
		Instant end = fields.happenings().stream().map(Happening::at).max(Comparator.naturalOrder()).orElse(begin);
		Incident incident = Incident.declared(
				new Declaration(title(), Kind.INCIDENT, false, arrival.home(), arrival.by(), begin, fields.severity()),
				List.of(), fields.severity());
		incident.resolve(end);
		incident.followUp();
		// It never had a room here.
		incident.archive(arrival.at());
		Casefile file = Casefile.opened(id, arrival.origin(), incident);
		fields.factors().forEach(factor -> file.causes().add(factor, null, false, arrival.by()));
		ReviewStructure.HORIZONS.forEach(horizon -> fields.actions(horizon)
			.forEach(fixItem -> promise(file, horizon, fixItem, end, arrival.by())));
		return file;
	}

	/** A file without a title: the risk's name, or else the cause, serves as one. */
	private String title() {
		Optional<String> risk = fields.text("related_risk")
			.map(text -> text.replaceFirst("^[A-Z]+-?\\w*:\\s*", "").strip())
			.filter(text -> !text.isEmpty() && !text.equals("NEW"));
		Optional<String> title = fields.text("title").map(String::strip).filter(text -> !text.isEmpty());
		return title.or(() -> risk).or(() -> fields.text("root_cause.immediate_cause")).orElse("Imported incident");
	}

	private void promise(Casefile file, String name, ReviewFields.FixItem fixItem, Instant end, PersonId by) {
		boolean process = name.equals("process_improvements");
		Horizon horizon = process ? null : Horizon.parse(name.replace('_', '-')).orElseThrow();
		Fix fix = file.promise(new NewFix(fixItem.action(), end, by, owners(fixItem.owner()), List.of(), fixItem.due(),
				VerificationPlan.NONE));
		fix.scoped(new FixScope(horizon, null, process, null, null));
	}

	/** Owners are roles until somebody holds them; whom nobody named is nobody. */
	private static List<Owner> owners(@Nullable String written) {
		return written == null || WrittenDay.isUnsaid(written) ? List.of() : List.of(Owner.of(written));
	}

	List<Entry> entries(Arrival arrival) {
		List<Entry> entries = new ArrayList<>();
		for (Happening happening : fields.happenings()) {
			Draft draft = new Draft(arrival.origin() + "#" + entries.size(), new When(happening.at(), null, false),
					arrival.at(), arrival.by(), Source.IMPORT, happening.event(), null, null);
			entries.add(draft.at(entries.size() + 1));
		}
		return entries;
	}

}
