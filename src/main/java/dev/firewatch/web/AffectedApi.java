package dev.firewatch.web;

import java.time.Instant;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.Remedy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far it has come with the people whom an incident harmed. */
@RestController
@RequestMapping("/api/v1/incidents/{id}/affected")
@Tag(name = "Affected people")
class AffectedApi {

	private final ApiDossiers dossiers;

	private final EvidenceAnswers evidence;

	AffectedApi(ApiDossiers dossiers, EvidenceAnswers evidence) {
		this.dossiers = dossiers;
		this.evidence = evidence;
	}

	/**
	 * Some people; who they are is not said.
	 *
	 * @param state IDENTIFIED, REMEDY_AGREED, NOTIFIED, REMEDIED, VERIFIED or NONE_NEEDED
	 */
	record AffectedJson(String id, long count, @Nullable String harm, @Nullable String remedy, String state,
			@Nullable Instant notifiedAt, @Nullable Instant verifiedAt) {

		static AffectedJson of(Affected one) {
			Remedy remedy = one.remedy();
			AffectedAct verified = one.verified();
			return new AffectedJson(one.id(), one.count(), one.harm(), remedy == null ? null : remedy.name(),
					one.state().name(), one.dispatch().map(Dispatch::on).orElse(null),
					verified == null ? null : verified.at());
		}

	}

	/**
	 * All of them.
	 *
	 * @param total how many people they are
	 */
	record AffectedList(List<AffectedJson> items, long total) {
	}

	@GetMapping
	@Operation(summary = "The people whom it harmed, by number, and how far it has come with them")
	AffectedList list(@PathVariable String id) {
		Casefile file = dossiers.get(id).file();
		List<Affected> all = file.aftermath().affected();
		evidence.seen(file, EvidenceApi.API);
		return new AffectedList(all.stream().map(AffectedJson::of).toList(),
				all.stream().mapToLong(Affected::count).sum());
	}

}
