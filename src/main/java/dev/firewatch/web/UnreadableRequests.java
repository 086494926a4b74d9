package dev.firewatch.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/** Reports an unreadable request as the sender's mistake, not as our fault. */
@ControllerAdvice
class UnreadableRequests {

	@ExceptionHandler
	ResponseEntity<ProblemDetail> parameters(InvalidParameterException unreadable) {
		return refused(HttpStatusCode.valueOf(unreadable.getErrorCode()));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> parts(MultipartException unreadable) {
		return refused(HttpStatus.BAD_REQUEST);
	}

	private static ResponseEntity<ProblemDetail> refused(HttpStatusCode status) {
		return ResponseEntity.status(status)
			.body(ProblemDetail.forStatusAndDetail(status, "This request can't be read."));
	}

}
