package dev.firewatch.casefile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.postmortem.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A published review with its answers, without timeline, causes and fixes. */
public record AuditedIncident(@Id IncidentId id, IncidentHead incident, AuditedReview postmortem) {

	/** The published review. */
	public record AuditedReview(Instant publishedAt, List<Edition> editions, List<AuditedSection> sections) {

		public AuditedReview {
			editions = editions == null ? List.of() : List.copyOf(editions);
			sections = sections == null ? List.of() : List.copyOf(sections);
		}

	}

	/**
	 * The answers of one section.
	 *
	 * @param hidden whether it doesn't apply
	 */
	public record AuditedSection(@Nullable Boolean hidden, @Nullable Map<String, String> answers) {
	}

	/** When it was published for the first time; later versions don't move it. */
	public Instant publishedAt() {
		return postmortem.editions().stream().map(Edition::at).min(Instant::compareTo).orElse(postmortem.publishedAt());
	}

	/** The answers that apply, by the ids of their questions. */
	public Map<String, String> answers() {
		Map<String, String> answers = new LinkedHashMap<>();
		for (AuditedSection section : postmortem.sections()) {
			if (section.answers() != null && !Boolean.TRUE.equals(section.hidden())) {
				answers.putAll(section.answers());
			}
		}
		return answers;
	}

}
