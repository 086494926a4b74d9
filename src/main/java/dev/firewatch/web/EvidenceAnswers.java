package dev.firewatch.web;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.exchange.Dossier;
import dev.firewatch.exchange.EvidenceBundle;
import dev.firewatch.exchange.EvidenceBundle.Looked;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.workflow.evidence.KeptLook;
import dev.firewatch.workflow.evidence.Looks;
import dev.firewatch.workflow.kernel.PermissionCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands the bundle of evidence out, and keeps who took it. */
class EvidenceAnswers {

	private static final Logger log = LoggerFactory.getLogger(EvidenceAnswers.class);

	private final Looks looks;

	private final People people;

	private final PermissionCheck permissions;

	EvidenceAnswers(Looks looks, People people, PermissionCheck permissions) {
		this.looks = looks;
		this.people = people;
		this.permissions = permissions;
	}

	/**
	 * The visitor by their id; in local mode it may be somebody who hasn't said who they
	 * are.
	 */
	static String who(Optional<PersonId> visitor) {
		return visitor.map(PersonId::value).orElse("somebody on this machine");
	}

	/** Whether the visitor may take the bundle away. */
	boolean mayTake(Casefile file, Optional<PersonId> visitor) {
		return visitor.isEmpty() || visitor.flatMap(people::find)
			.filter(person -> permissions.refusal(Permissions.EVIDENCE, file, person).isEmpty())
			.isPresent();
	}

	/**
	 * The bundle.
	 * @param who a person by their id, or who it is in words
	 */
	ResponseEntity<byte[]> answer(Dossier dossier, String who) {
		looks.keep(dossier.file().id(), who, Looks.BUNDLE);
		List<Looked> looked = looks.of(dossier.file().id())
			.stream()
			.map(look -> new Looked(look.at(), name(look), look.what()))
			.toList();
		byte[] bundle = EvidenceBundle.of(dossier, looked);
		log.info("The bundle of evidence of {} was handed out to {}", dossier.file().id(), who);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/zip"))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					"attachment; filename=\"" + dossier.file().id().value().replaceAll("[^\\w.-]", "_")
							+ "-evidence.zip\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(bundle);
	}

	private String name(KeptLook look) {
		return Optional.of(new PersonId(look.who()))
			.flatMap(people::find)
			.map(person -> person.name())
			.orElse(look.who());
	}

	/** Keeps that somebody looked at the details of affected people, if there are any. */
	void seen(Casefile file, String who) {
		if (!file.aftermath().affected().isEmpty()) {
			looks.keep(file.id(), who, Looks.AFFECTED);
		}
	}

}
