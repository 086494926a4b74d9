package dev.firewatch.exchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.DocumentText;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Table;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.Horizon;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.ResultChart;
import dev.firewatch.remediation.Verification;
import org.jspecify.annotations.Nullable;

/** The fixes of a postmortem as tables. */
final class FixTables {

	private static final Comparator<String> NONE_LAST = Comparator.comparing(String::isEmpty)
		.thenComparing(Comparator.naturalOrder());

	private final List<Fix> fixes;

	private final Dossier dossier;

	FixTables(Dossier dossier) {
		this.fixes = dossier.file().fixes();
		this.dossier = dossier;
	}

	/** All fixes, a table for each horizon, and how each is verified. */
	List<DocumentPart> all() {
		if (fixes.isEmpty()) {
			return List.of();
		}
		List<DocumentPart> parts = new ArrayList<>();
		for (Horizon horizon : Horizon.values()) {
			List<List<String>> rows = rows(fix -> fix.horizon() == horizon,
					fix -> List.of(fix.id(), fix.title(), String.join(", ", fix.answers()), owners(fix), day(fix),
							fix.hasHorizon() ? fix.horizon().key() : "", said(fix.scope().lands()),
							fix.status().words()));
			if (!rows.isEmpty()) {
				parts.add(new DocumentText(within(horizon), ""));
				parts.add(new Table(List.of("Fix", "What", "For", "Owner", "Due", "Horizon", "Lands in", "Status"),
						rows));
			}
		}
		parts.addAll(verification());
		return parts;
	}

	private static String within(Horizon horizon) {
		return switch (horizon) {
			case IMMEDIATE -> "Immediate (within 24 hours)";
			case SHORT_TERM -> "Short-term (within 1 week)";
			case LONG_TERM -> "Long-term (within 1 quarter)";
		};
	}

	/** All fixes, a table for each category, and how each is verified. */
	List<DocumentPart> byCategory() {
		List<DocumentPart> parts = new ArrayList<>();
		for (String category : fixes.stream().map(FixTables::category).distinct().sorted(NONE_LAST).toList()) {
			parts.add(new DocumentText(category.isEmpty() ? "Other"
					: category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1), ""));
			parts.add(new Table(List.of("Fix", "What", "For", "Owner", "Due", "Status"),
					rows(fix -> category(fix).equals(category), fix -> List.of(fix.id(), fix.title(),
							String.join(", ", fix.answers()), owners(fix), day(fix), fix.status().words()))));
		}
		parts.addAll(verification());
		return parts;
	}

	private static String category(Fix fix) {
		return fix.scope().processImprovement() ? "process" : said(fix.scope().category());
	}

	/** Those of one horizon, or those that improve the process. */
	List<DocumentPart> some(String title, String source) {
		List<List<String>> rows = rows(
				fix -> source.equals("process-improvements") ? fix.scope().processImprovement()
						: !fix.scope().processImprovement() && source.equals("fixes-" + fix.horizon().key()),
				fix -> List.of(fix.id(), fix.title(), owners(fix), day(fix), fix.status().words()));
		return rows.isEmpty() ? List.of() : List.of(new DocumentText(title, ""),
				new Table(List.of("Fix", "Action", "Owner", "Due", "Status"), rows));
	}

	List<DocumentPart> verification() {
		List<List<String>> rows = rows(fix -> true,
				fix -> List.of(fix.id(), said(fix.plan().metric()), said(fix.plan().target()),
						fix.verifications().stream().map(this::result).collect(Collectors.joining("; "))));
		if (rows.isEmpty()) {
			return List.of();
		}
		List<DocumentPart> parts = new ArrayList<>();
		parts.add(new DocumentHeading(3, "Verification"));
		parts.add(new Table(List.of("Fix", "Metric", "Target", "Results"), rows));
		List<DocumentItem> details = details();
		if (!details.isEmpty()) {
			parts.add(new Items("More about each fix", details));
		}
		return parts;
	}

	/** What doesn't fit a table: by what each fix is seen to be done. */
	private List<DocumentItem> details() {
		List<DocumentItem> items = new ArrayList<>();
		for (Fix fix : fixes) {
			List<String> below = new ArrayList<>();
			Optional.ofNullable(fix.scope().category()).ifPresent(category -> below.add("Category: " + category));
			fix.scope().acceptance().forEach(line -> below.add("Done when: " + line));
			Optional.ofNullable(fix.plan().method()).ifPresent(method -> below.add("How it is verified: " + method));
			ResultChart.of(fix).ifPresent(chart -> below.add("Monthly results: " + chart));
			fix.landed().ifPresent(where -> below.add("Landed: " + where));
			fix.dropRequest().ifPresent(drop -> below.add(dropped(drop)));
			fix.notes()
				.forEach(note -> below.add(LocalDate.ofInstant(note.at(), ZoneOffset.UTC) + ", "
						+ dossier.names().apply(note.by()) + ": " + note.text()));
			if (!below.isEmpty()) {
				items.add(new DocumentItem(fix.id(), fix.title(), below));
			}
		}
		return items;
	}

	private String dropped(DropRequest drop) {
		return drop.approvedBy() == null ? "To be dropped, not approved yet: " + drop.reason()
				: "Dropped: " + drop.reason() + ", approved by " + dossier.names().apply(drop.approvedBy());
	}

	private List<List<String>> rows(Predicate<Fix> wanted, Function<Fix, List<String>> row) {
		return fixes.stream().filter(wanted).map(row).toList();
	}

	private static String day(Fix fix) {
		return fix.due() == null ? "not named" : fix.due().toString();
	}

	private static String said(@Nullable String text) {
		return Optional.ofNullable(text).orElse("");
	}

	private String result(Verification verification) {
		String verdict = switch (verification.verdict()) {
			case PASS -> "pass";
			case FAIL ->
				verification.approvedBy() == null ? "fail" : "accepted exception: " + verification.exceptionReason()
						+ ", approved by " + dossier.names().apply(verification.approvedBy());
		};
		return verification.result() + " (" + verdict + (verification.note() == null ? "" : "; " + verification.note())
				+ ")";
	}

	private String owners(Fix fix) {
		return fix.owners().isEmpty() ? "nobody yet"
				: fix.owners().stream().map(this::owner).collect(Collectors.joining(", "));
	}

	private String owner(Owner owner) {
		return owner.person() == null ? String.valueOf(owner.role()) : dossier.names().apply(owner.person());
	}

}
