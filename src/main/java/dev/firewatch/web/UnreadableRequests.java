package dev.firewatch.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

/** Calls a request that can't be read the sender's mistake and no fault of ours. */
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
