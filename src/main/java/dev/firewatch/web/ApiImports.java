package dev.firewatch.web;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefiles;
import dev.firewatch.exchange.JsonExport;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.ConfigProblem;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.workflow.postmortems.takeover.ImportReview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** Imports reviews that come in by the API, or says what is wrong with them. */
class ApiImports {

	/** The person who imports, if nobody is named. */
	private static final PersonId API = new PersonId("api");

	private final ImportReview imports;

	private final Casefiles casefiles;

	private final Supplier<Platform> home;

	private final Clock clock;

	ApiImports(ImportReview imports, Casefiles casefiles, Supplier<Platform> home, Clock clock) {
		this.imports = imports;
		this.casefiles = casefiles;
		this.home = home;
		this.clock = clock;
	}

	/** All that the API tells the importer about a private incident. */
	record HiddenIncident(String id) {
	}

	/** The imported incident: 201, or 200 where the same file had been imported. */
	ResponseEntity<Object> take(byte[] yaml, JsonExport json) {
		ImportOutcome importOutcome = taken(text(yaml));
		Object body = casefiles.find(importOutcome.id())
			.filter(file -> !file.incident().isPrivate())
			.<Object>map(json::incident)
			.orElseGet(() -> new HiddenIncident(importOutcome.id().value()));
		return importOutcome.isNew()
				? ResponseEntity.created(URI.create("/api/v1/incidents/" + importOutcome.id())).body(body)
				: ResponseEntity.ok(body);
	}

	/** YAML is Unicode, whatever a content type says or leaves out. */
	private static String text(byte[] yaml) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
		}
		catch (CharacterCodingException other) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The file is not UTF-8. Save it as UTF-8.");
		}
	}

	private ImportOutcome taken(String yaml) {
		try {
			ImportOutcome importOutcome = imports.take(yaml, API, clock.instant(), home.get());
			if (!importOutcome.taken()) {
				throw new ResponseStatusException(HttpStatus.CONFLICT, importOutcome.id()
						+ " already exists. Give the review another incident_id, or leave that out.");
			}
			return importOutcome;
		}
		catch (InvalidConfiguration wrong) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					wrong.problems().stream().limit(20).map(ConfigProblem::sentence).collect(Collectors.joining(" ")));
		}
	}

}
