package dev.firewatch.workflow.risks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskOwner;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A risk as it is sent; what is left out is not known. What only answers have may be sent
 * along and is not read.
 *
 * @param unknown what else was sent: nothing of it can be kept
 */
@JsonIgnoreProperties({ "score", "version", "incidents", "proposals", "mergedInto" })
public record RiskBody(@Nullable String id, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String title,
		@Nullable String description, @Nullable String category, @Nullable List<String> services,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "integer", minimum = "1",
				maximum = "5") @Nullable Number probability,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, type = "integer", minimum = "1",
				maximum = "5") @Nullable Number impact,
		@Nullable String owner, @Schema(allowableValues = {
				"open", "accepted", "retired" }) @Nullable String status,
		@Nullable LocalDate acceptedUntil, @Nullable List<MitigationBody> mitigations,
		@Nullable List<IndicatorBody> indicators, @Nullable List<CascadeBody> cascades, @Nullable String escalation,
		@Nullable LocalDate reviewOn,
		@JsonAnySetter @Schema(hidden = true) @Nullable Map<String, @Nullable Object> unknown){

	/** What can be said of a risk, in the order of a table's columns. */
	static final List<String> FIELDS = List.of("id", "title", "description", "category", "services", "probability",
			"impact", "owner", "status", "acceptedUntil", "reviewOn", "escalation", "mitigations", "indicators",
			"cascades");

	/** What makes a risk less likely or less harmful. */
	public record MitigationBody(@Nullable String id, @Nullable String text, @Nullable String owner,
			@Nullable LocalDate due, @Schema(allowableValues = {
					"planned", "implemented", "proven", "failed" }) @Nullable String state){
	}

	/** What would show that it is about to come true. */
	public record IndicatorBody(@Nullable String id, @Nullable String text, @Nullable String threshold,
			@Nullable String source) {
	}

	/** A risk that it brings about. */
	public record CascadeBody(@Nullable String to, @Nullable String how) {
	}

	/** What is sent to keep a risk as it is. */
	public static RiskBody of(Risk risk) {
		RiskContent content = risk.content();
		return new RiskBody(risk.id().value(), content.title(), content.description(), content.category(),
				content.services(), content.probability(), content.impact(), written(content.owner()),
				content.status().key(), content.acceptedUntil(),
				content.mitigations()
					.stream()
					.map(one -> new MitigationBody(one.id(), one.text(), written(one.owner()), one.due(),
							one.state().key()))
					.toList(),
				content.indicators()
					.stream()
					.map(one -> new IndicatorBody(one.id(), one.text(), one.threshold(), one.source()))
					.toList(),
				content.cascades().stream().map(one -> new CascadeBody(one.to().value(), one.how())).toList(),
				content.escalation(), content.reviewOn(), null);
	}

	private static @Nullable String written(@Nullable RiskOwner owner) {
		return owner == null ? null : owner.written();
	}

	/** The same where only some of it was said, and the rest stays as it was. */
	RiskBody over(RiskBody before, Set<String> said) {
		return new RiskBody(before.id, said.contains("title") ? title : before.title,
				said.contains("description") ? description : before.description,
				said.contains("category") ? category : before.category,
				said.contains("services") ? services : before.services,
				said.contains("probability") ? probability : before.probability,
				said.contains("impact") ? impact : before.impact, said.contains("owner") ? owner : before.owner,
				said.contains("status") ? status : before.status,
				said.contains("acceptedUntil") ? acceptedUntil : before.acceptedUntil,
				said.contains("mitigations") ? mitigations : before.mitigations,
				said.contains("indicators") ? indicators : before.indicators,
				said.contains("cascades") ? cascades : before.cascades,
				said.contains("escalation") ? escalation : before.escalation,
				said.contains("reviewOn") ? reviewOn : before.reviewOn, unknown);
	}

	/** The same by its fields, without what is not known. */
	Map<String, Object> fields() {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("id", id);
		all.put("title", title);
		all.put("description", description);
		all.put("category", category);
		all.put("services", services);
		all.put("probability", probability);
		all.put("impact", impact);
		all.put("owner", owner);
		all.put("status", status);
		all.put("acceptedUntil", text(acceptedUntil));
		all.put("reviewOn", text(reviewOn));
		all.put("escalation", escalation);
		all.put("mitigations",
				mitigations == null ? null
						: mitigations.stream()
							.map(one -> known("id", one.id(), "text", one.text(), "owner", one.owner(), "due",
									text(one.due()), "state", one.state()))
							.toList());
		all.put("indicators", indicators == null ? null : indicators.stream()
			.map(one -> known("id", one.id(), "text", one.text(), "threshold", one.threshold(), "source", one.source()))
			.toList());
		all.put("cascades", cascades == null ? null
				: cascades.stream().map(one -> known("to", one.to(), "how", one.how())).toList());
		Map<String, Object> known = new LinkedHashMap<>();
		all.forEach((field, value) -> {
			if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
				known.put(field, value);
			}
		});
		return known;
	}

	private static @Nullable String text(@Nullable LocalDate day) {
		return day == null ? null : day.toString();
	}

	private static Map<String, String> known(@Nullable String... namesAndValues) {
		Map<String, String> known = new LinkedHashMap<>();
		for (int n = 0; n < namesAndValues.length; n += 2) {
			String value = namesAndValues[n + 1];
			if (value != null) {
				known.put(String.valueOf(namesAndValues[n]), value);
			}
		}
		return known;
	}

}
