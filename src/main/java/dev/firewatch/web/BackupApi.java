package dev.firewatch.web;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import dev.firewatch.Backup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Everything stored, as one file, including private incidents. */
@RestController
@RequestMapping("/api/v1/backup")
@Tag(name = "Operation")
class BackupApi {

	private static final Logger log = LoggerFactory.getLogger(BackupApi.class);

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'firewatch-'yyyy-MM-dd'T'HH-mm'.zip'")
		.withZone(ZoneOffset.UTC);

	private final ObjectProvider<Backup> backup;

	private final Clock realTime;

	BackupApi(ObjectProvider<Backup> backup, @Qualifier("realTime") Clock realTime) {
		this.backup = backup;
		this.realTime = realTime;
	}

	@GetMapping
	@Operation(summary = "A backup of the embedded database, made while it runs; 409 for a MongoDB of your own")
	void backup(HttpServletResponse response) throws IOException {
		Backup embedded = backup.getIfAvailable();
		if (embedded == null) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"The data is in the MongoDB at MONGODB_URI. Back it up with mongodump.");
		}
		// Before the response begins: we can still report what goes wrong up to here.
		try (Backup.Copy copy = embedded.take()) {
			response.setContentType("application/zip");
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					"attachment; filename=\"" + NAME.format(realTime.instant()) + "\"");
			copy.writeTo(response.getOutputStream());
			log.info("A backup was handed out");
		}
		catch (Backup.InProgress other) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"A backup is already running. Wait for it, or take that one.");
		}
	}

}
